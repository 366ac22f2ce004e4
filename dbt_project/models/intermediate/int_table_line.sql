-- Grain: one line of a statistics table, of one time where its columns speak of several, as the extractor version that
-- read its page last has it; with the unit of dim_entity that has exactly the line's name on that day, where only one
-- has.
with line as (
    select distinct
        document_id,
        extractor_version,
        position,
        row_number,
        unit,
        period
    from (
        select * from {{ ref('stg_table_value') }}
        union all by name
        select * from {{ ref('stg_score_766') }}
    ) as cell
),

dated as (
    select
        line.document_id || ':' || line.position || ':' || line.row_number
        || coalesce(':' || line.period, '') as line_id,
        line.document_id,
        line.extractor_version,
        line.position,
        line.row_number,
        line.unit as agency,
        line.period as period_named,
        coalesce(line.period, document.published) as period,
        page_table.caption,
        document.title,
        document.source_id,
        document.home_entity,
        document.publisher,
        document.url,
        document.stated_on,
        document.superseded_on,
        document.archive_file,
        document.archive_offset
    from line
    inner join {{ ref('int_document') }} as document
        on line.document_id = document.document_id and line.extractor_version = document.extractor_version
    left join {{ ref('stg_page_table') }} as page_table
        on line.document_id = page_table.document_id and line.position = page_table.position
),

named as (
    select
        dated.line_id,
        min(entity.entity_key) as entity_key
    from dated
    inner join {{ ref('dim_entity') }} as entity
        on
            lower(trim(dated.agency)) = lower(entity.name_vi)
            and dated.stated_on >= coalesce(entity.valid_from, date '0001-01-01')
            and dated.stated_on < coalesce(entity.valid_to, date '9999-12-31')
    group by dated.line_id
    having count(*) = 1
)

select
    dated.*,
    named.entity_key,
    lower(strip_accents(trim(dated.agency)))
    in ('tong so', 'tong cong', 'tong', 'toan tinh', 'toan thanh pho', 'cong', 'ca nuoc') as is_total
from dated
left join named on dated.line_id = named.line_id
