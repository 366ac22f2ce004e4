-- Configured sources, and those that documents name without being configured (imported files).
with named as (
    select
        source_key as source_id,
        max(publisher) as publisher,
        max(home_entity) as home_entity
    from {{ ref('int_document') }}
    group by source_key
)

select
    coalesce(named.source_id, source.source_id) as source_id,
    coalesce(source.name, named.publisher, 'unknown') as name,
    coalesce(source.publisher, named.publisher) as publisher,
    coalesce(source.home_entity, named.home_entity) as home_entity,
    coalesce(source.tier, case when named.publisher is null then 5 else 4 end) as tier,
    case coalesce(source.tier, case when named.publisher is null then 5 else 4 end)
        when 1 then 'statistics office'
        when 2 then 'agency that owns the figure'
        when 3 then 'government and party press'
        when 4 then 'other press'
        else 'aggregator or unknown'
    end as tier_name,
    source.url,
    source.source_id is not null as is_configured
from named
full join {{ ref('stg_source') }} as source on named.source_id = source.source_id
