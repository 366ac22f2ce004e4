-- A view in the build file and a table in the release, like fct_observation: together they hold every current reading.
{{ config(materialized='view') }}
select
    fact_id,
    quarantine_reason as reason,
    indicator,
    entity_code,
    period,
    status,
    value,
    value_high,
    unit,
    total,
    bound,
    attributed_to,
    quote,
    sentence,
    document_id,
    publisher,
    url,
    stated_on,
    extractor_version,
    rule,
    confidence,
    review
from {{ ref('int_reading') }}
where quarantine_reason is not null
