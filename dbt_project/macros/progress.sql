{# The rows of one indicator's headline fact: each value with the target in force, the gap to it, the change on the period
   before and the rank among provinces. Shares one text between the two headline facts, and with the next one. #}
{% macro progress(indicator) %}
with figure as (
    select
        value.*,
        entity.territory_key,
        entity.valid_from,
        entity.predecessors,
        value.status in ('actual', 'estimate') as is_reached
    from {{ ref('fct_indicator_value') }} as value
    inner join {{ ref('dim_entity') }} as entity on value.entity_key = entity.entity_key
    where value.indicator = '{{ indicator }}'
),

-- What was reached, once a period: where both are known the actual figure stands before the estimate.
reached as (
    select *
    from figure
    where is_reached
    qualify row_number() over (
        partition by basis, territory_key, period, unit order by status asc, value_id asc
    ) = 1
),

-- In force at the end of the period: issued by then, due then or later; the unit's own before one for each unit, the
-- nearest due date, law before announcement, the newest instrument.
aimed as (
    select
        figure.value_id,
        target.*
    from figure
    inner join {{ ref('fct_indicator_target') }} as target
        on
            figure.indicator = target.indicator
            and (
                figure.territory_key = target.territory_key
                or (target.scope = 'each' and figure.entity_kind in ('province', 'ministry', 'group'))
            )
            and figure.is_reached
            and target.due_on >= figure.period_to
            and target.in_force_from <= figure.period_to
    qualify row_number() over (
        partition by figure.value_id
        order by
            figure.territory_key = target.territory_key desc, target.due_on asc, target.origin = 'law' desc,
            target.in_force_from desc, target.target_id asc
    ) = 1
),

compared as (
    select
        figure.*,
        before.period as previous_period,
        before.value as previous_value
    from figure
    asof left join reached as before
        on
            figure.basis = before.basis
            and figure.territory_key = before.territory_key
            and figure.period_kind = before.period_kind
            and figure.unit = before.unit
            and figure.period_from > before.period_to
)

select
    compared.value_id,
    compared.entity_key,
    compared.entity_code,
    compared.entity_kind,
    compared.entity_name_vi,
    compared.entity_name_en,
    compared.period,
    compared.period_kind,
    compared.period_from,
    compared.period_to,
    compared.status,
    compared.basis,
    compared.value,
    compared.value_high,
    compared.bound,
    aimed.value as target_value,
    aimed.bound as target_bound,
    aimed.due as target_due,
    aimed.instrument as target_instrument,
    aimed.origin as target_origin,
    round(compared.value - aimed.value, 6) as gap_to_target,
    case when compared.is_reached then compared.previous_period end as previous_period,
    case when compared.is_reached then compared.previous_value end as previous_value,
    case when compared.is_reached then round(compared.value - compared.previous_value, 6) end as change,
    case
        when not compared.is_reached then 'not a reached figure'
        when compared.previous_period is not null then null
        when
            compared.predecessors > 0
            then 'no earlier figure since the territory changed on ' || cast(compared.valid_from as varchar)
        else 'no earlier figure of this kind of period'
    end as no_change_because,
    case
        when compared.is_reached and compared.entity_kind = 'province'
            then rank() over ranked
    end as rank_among_provinces,
    case
        when compared.is_reached and compared.entity_kind = 'province'
            then count(*) over (partition by compared.basis, compared.period, compared.status, compared.entity_kind)
    end as provinces_ranked,
    compared.chosen_by,
    compared.statements,
    compared.sources_agreeing,
    compared.sources_disagreeing,
    compared.attributed_to,
    compared.publisher,
    compared.stated_on,
    compared.quote,
    compared.url,
    compared.fact_id
from compared
left join aimed on compared.value_id = aimed.value_id
window ranked as (
    partition by compared.basis, compared.period, compared.status, compared.entity_kind order by compared.value desc
)
{% endmacro %}
