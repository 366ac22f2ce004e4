-- A view in the build file and a table in the release, like fct_observation: together they hold every current reading.
{{ config(materialized='view') }}
select
    observation.fact_id,
    observation.quarantine_reason as reason,
    observation.indicator,
    observation.entity_code,
    observation.period,
    observation.status,
    observation.value,
    observation.value_high,
    observation.unit,
    observation.total,
    observation.bound,
    observation.attributed_to,
    observation.quote,
    observation.sentence,
    observation.document_id,
    document.publisher,
    document.url,
    document.stated_on,
    observation.extractor_version,
    observation.rule,
    observation.confidence,
    observation.review
from {{ ref('int_observation') }} as observation
inner join {{ ref('int_document') }} as document
    on
        observation.document_id = document.document_id
        and observation.extractor_version = document.extractor_version
where observation.quarantine_reason is not null
