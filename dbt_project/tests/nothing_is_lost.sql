{{ config(meta={'dagster': {'ref': {'name': 'fct_observation'}}}) }}
-- Every reading of the newest extractor version is in fct_observation or in fct_quarantine, once.
with reading as (
    select stg_fact.fact_id
    from {{ ref('stg_fact') }} as stg_fact
    inner join {{ ref('int_document') }} as document
        on
            stg_fact.document_id = document.document_id
            and stg_fact.extractor_version = document.extractor_version
),

kept as (
    select fact_id from {{ ref('fct_observation') }}
    union all
    select fact_id from {{ ref('fct_quarantine') }}
)

select coalesce(reading.fact_id, kept.fact_id) as fact_id
from reading
full join kept on reading.fact_id = kept.fact_id
group by all
having count(reading.fact_id) <> 1 or count(kept.fact_id) <> 1
