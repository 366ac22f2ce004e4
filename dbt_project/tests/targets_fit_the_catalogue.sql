{{ config(meta={'dagster': {'ref': {'name': 'fct_indicator_target'}}}) }}
-- Every row of the seeds target and series speaks of an indicator of the catalogue, and every target found its unit.
select 'series ' || series.indicator || ' ' || series.basis as wrong
from {{ ref('series') }} as series
where series.indicator not in (select indicator from {{ ref('indicator') }})
union all
select 'target ' || target.indicator || ' ' || target.entity || ' ' || target.due
from {{ ref('target') }} as target
where
    target.indicator not in (select indicator from {{ ref('indicator') }})
    or (target.indicator, target.entity, target.due, target.instrument) not in (
        select (fct.indicator, fct.entity_code, fct.due, fct.instrument)
        from {{ ref('fct_indicator_target') }} as fct
        where fct.origin = 'law'
    )
