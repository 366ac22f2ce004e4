-- What is to be reached by when: legal targets (the reviewed seed) and targets that a document states.
with law as (
    select
        'law:' || left(md5(concat_ws('|', indicator, entity, due, instrument)), 16) as target_id,
        'law' as origin,
        indicator,
        entity as entity_code,
        scope,
        due,
        value,
        value_high,
        bound,
        instrument,
        article,
        -- A plan whose day of issue was not seen is in force from the first day of the year it is for.
        coalesce(issued_on, {{ period_from('due') }}) as in_force_from,
        issued_on,
        source,
        evidence,
        cast(null as varchar) as fact_id,
        cast(null as varchar) as quote
    from {{ ref('target') }}
),

announced as (
    select
        'said:' || value_id as target_id,
        'announced' as origin,
        indicator,
        entity_code,
        'entity' as scope,
        period as due,
        value,
        value_high,
        bound,
        cast(null as varchar) as instrument,
        cast(null as varchar) as article,
        stated_on as in_force_from,
        cast(null as date) as issued_on,
        coalesce(url, publisher) as source,
        'stated in a document' as evidence,
        fact_id,
        quote
    from {{ ref('fct_indicator_value') }}
    where status = 'target'
),

aim as (
    select * from law
    union all
    select * from announced
)

select
    aim.target_id,
    aim.origin,
    aim.indicator,
    entity.entity_key,
    aim.entity_code,
    entity.name_vi as entity_name_vi,
    entity.territory_key,
    aim.scope,
    aim.due,
    {{ period_to('aim.due') }} as due_on,
    aim.value,
    aim.value_high,
    aim.bound,
    aim.instrument,
    aim.article,
    aim.issued_on,
    aim.in_force_from,
    aim.source,
    aim.evidence,
    aim.fact_id,
    aim.quote
from aim
-- Whose target it is: the unit as it was when the target was set.
inner join {{ ref('dim_entity') }} as entity
    on
        aim.entity_code = entity.code
        and aim.in_force_from >= coalesce(entity.valid_from, date '0001-01-01')
        and aim.in_force_from < coalesce(entity.valid_to, date '9999-12-31')
