{{ config(meta={'dagster': {'ref': {'name': 'fct_observation'}}}) }}
-- Every reading of the newest extractor version is in fct_observation or in fct_quarantine, once: by document as many,
-- and the same sum of their keys.
with reading as (
    select
        stg_fact.document_id,
        count(*) as readings,
        sum(hash(stg_fact.fact_id)) as keys
    from {{ ref('stg_fact') }} as stg_fact
    inner join {{ ref('int_document') }} as document
        on
            stg_fact.document_id = document.document_id
            and stg_fact.extractor_version = document.extractor_version
    group by stg_fact.document_id
),

kept as (
    select
        document_id,
        count(*) as readings,
        sum(hash(fact_id)) as keys
    from (
        select
            document_id,
            fact_id
        from {{ ref('fct_observation') }}
        union all
        select
            document_id,
            fact_id
        from {{ ref('fct_quarantine') }}
    ) as halves
    group by document_id
)

select coalesce(reading.document_id, kept.document_id) as document_id
from reading
full join kept on reading.document_id = kept.document_id
where reading.readings is distinct from kept.readings or reading.keys is distinct from kept.keys
