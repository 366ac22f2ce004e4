-- Counts of dossiers by agency, from the tables of portal pages that have at least received or resolved dossiers.
with line as (
    select
        document_id,
        position,
        row_number,
        any_value(caption) as caption,
        any_value(trim(cell)) filter (where measure = 'agency') as agency,
        any_value(number) filter (where measure = 'received') as received,
        any_value(number) filter (where measure = 'received_online') as received_online,
        any_value(number) filter (where measure = 'received_direct') as received_direct,
        any_value(number) filter (where measure = 'carried_over') as carried_over,
        any_value(number) filter (where measure = 'resolved') as resolved,
        any_value(number) filter (where measure = 'resolved_early') as resolved_early,
        any_value(number) filter (where measure = 'resolved_on_time') as resolved_on_time,
        any_value(number) filter (where measure = 'resolved_overdue') as resolved_overdue,
        any_value(number) filter (where measure = 'pending') as pending,
        any_value(number) filter (where measure = 'pending_in_time') as pending_in_time,
        any_value(number) filter (where measure = 'pending_overdue') as pending_overdue
    from {{ ref('int_table_cell') }}
    where measure is not null
    group by document_id, position, row_number
),

dated as (
    select
        line.* exclude (caption),
        document.home_entity,
        document.publisher,
        document.url,
        document.stated_on,
        document.superseded_on,
        document.archive_file,
        document.archive_offset,
        line.caption,
        coalesce(
            nullif(
                regexp_extract(line.caption, '(?i)tháng\s*\d{1,2}\s*(?:/|năm)\s*(\d{4})', 1) || '-'
                || lpad(regexp_extract(line.caption, '(?i)tháng\s*(\d{1,2})\s*(?:/|năm)\s*\d{4}', 1), 2, '0'), '-00'
            ),
            nullif(
                regexp_extract(line.caption, '(?i)quý\s*(?:[1-4]|iv|i{1,3})\s*(?:/|năm)\s*(\d{4})', 1) || '-Q'
                || case upper(regexp_extract(line.caption, '(?i)quý\s*([1-4]|iv|i{1,3})\s*(?:/|năm)', 1))
                    when 'I' then '1' when 'II' then '2' when 'III' then '3' when 'IV' then '4'
                    else regexp_extract(line.caption, '(?i)quý\s*([1-4])', 1)
                end, '-Q'
            ),
            nullif(regexp_extract(line.caption, '(?i)năm\s*(\d{4})', 1), ''),
            document.published
        ) as period
    from line
    inner join {{ ref('int_document') }} as document on line.document_id = document.document_id
    where
        line.agency is not null
        and (line.received is not null or line.resolved is not null or line.resolved_on_time is not null)
),

-- An agency that is a unit of the catalogue by its full name, where only one unit of that day has it.
named as (
    select
        dated.document_id,
        dated.position,
        dated.row_number,
        min(entity.entity_key) as entity_key
    from dated
    inner join {{ ref('dim_entity') }} as entity
        on
            lower(dated.agency) = lower(entity.name_vi)
            and dated.stated_on >= coalesce(entity.valid_from, date '0001-01-01')
            and dated.stated_on < coalesce(entity.valid_to, date '9999-12-31')
    group by all
    having count(*) = 1
),

whole as (
    select
        *,
        coalesce(resolved, resolved_early + resolved_on_time + resolved_overdue, resolved_on_time + resolved_overdue)
            as resolved_in_all
    from dated
)

select
    whole.document_id || ':' || whole.position || ':' || whole.row_number as line_id,
    whole.document_id,
    whole.home_entity,
    whole.agency,
    named.entity_key,
    lower(strip_accents(whole.agency)) in ('tong so', 'tong cong', 'tong', 'toan tinh', 'toan thanh pho') as is_total,
    whole.period,
    whole.caption,
    whole.received,
    whole.received_online,
    whole.received_direct,
    whole.carried_over,
    whole.resolved_in_all as resolved,
    whole.resolved_early,
    whole.resolved_on_time,
    whole.resolved_overdue,
    whole.pending,
    whole.pending_in_time,
    whole.pending_overdue,
    case
        when whole.resolved_in_all > 0 and whole.resolved_overdue <= whole.resolved_in_all
            then round(100.0 * (whole.resolved_in_all - whole.resolved_overdue) / whole.resolved_in_all, 4)
    end as on_time_share,
    whole.publisher,
    whole.url,
    whole.stated_on,
    whole.superseded_on,
    whole.archive_file,
    whole.archive_offset
from whole
left join named
    on
        whole.document_id = named.document_id
        and whole.position = named.position
        and whole.row_number = named.row_number
