-- What each source gave and when it last did. Ages are worked out by the reader (view source_freshness): a table that
-- says how old things are is wrong the next day.
with document as (
    select
        source_key as source_id,
        count(*) as documents,
        count(distinct page_id) as pages,
        min(stated_on) as first_stated_on,
        max(stated_on) as last_stated_on,
        max(fetched_at) as last_fetched_at,
        count(*) filter (where published is null) as documents_without_date
    from {{ ref('int_document') }}
    group by source_key
),

figure as (
    select
        source_id,
        count(*) as facts,
        count(distinct document_id) as documents_with_facts,
        count(distinct indicator) as indicators,
        count(distinct entity_key) as entities,
        max(stated_on) as last_fact_on
    from {{ ref('fct_observation') }}
    group by source_id
)

select
    source.source_id,
    source.name,
    source.tier,
    coalesce(document.documents, 0) as documents,
    coalesce(document.pages, 0) as pages,
    coalesce(figure.documents_with_facts, 0) as documents_with_facts,
    coalesce(document.documents_without_date, 0) as documents_without_date,
    coalesce(figure.facts, 0) as facts,
    coalesce(figure.indicators, 0) as indicators,
    coalesce(figure.entities, 0) as entities,
    document.first_stated_on,
    document.last_stated_on,
    figure.last_fact_on,
    document.last_fetched_at
from {{ ref('dim_source') }} as source
left join document on source.source_id = document.source_id
left join figure on source.source_id = figure.source_id
