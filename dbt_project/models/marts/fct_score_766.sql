-- Scores of Decision 766/QĐ-TTg by unit and time. They are points of an index of the portal, no facts: nothing else
-- reads them.
with scored as (
    select
        document_id,
        extractor_version,
        position,
        row_number,
        period,
        min(cell) filter (where measure = 'agency_code') as agency_code,
        cast(min(value) filter (where measure = 'rank') as integer) as rank,
        min(value) filter (where measure = 'total_score') as total_score,
        min(value) filter (where measure = 'transparency_score') as transparency_score,
        min(value) filter (where measure = 'timeliness_score') as timeliness_score,
        min(value) filter (where measure = 'satisfaction_score') as satisfaction_score,
        min(value) filter (where measure = 'digitisation_score') as digitisation_score,
        min(value) filter (where measure = 'online_services_score') as online_services_score,
        min(value) filter (where measure = 'online_payment_score') as online_payment_score,
        min(value) filter (where measure = 'clgq_score') as clgq_score,
        min(value) filter (where measure = 'tttt_score') as tttt_score
    from {{ ref('stg_score_766') }}
    group by all
)

select
    line.line_id,
    line.document_id,
    line.agency,
    line.entity_key,
    scored.agency_code,
    line.period_named as period,
    scored.rank,
    scored.total_score,
    scored.transparency_score,
    scored.timeliness_score,
    scored.satisfaction_score,
    scored.digitisation_score,
    scored.online_services_score,
    scored.online_payment_score,
    scored.clgq_score,
    scored.tttt_score,
    line.publisher,
    line.url,
    line.stated_on,
    line.superseded_on,
    line.archive_file,
    line.archive_offset
from scored
inner join {{ ref('int_table_line') }} as line
    on
        scored.document_id = line.document_id
        and scored.extractor_version = line.extractor_version
        and scored.position = line.position
        and scored.row_number = line.row_number
        and scored.period is not distinct from line.period_named
