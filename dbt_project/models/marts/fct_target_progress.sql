-- How far each unit is on the way to each target that applies to it, and whether it gets there at its pace so far: the
-- straight line from its first to its last reached figure of the same basis and territory. Where several end on one day
-- (a year and its last month) the key decides, so that the order of rows does not.
with reached as (
    select
        value.indicator,
        value.basis,
        value.unit,
        entity.territory_key,
        value.entity_kind,
        count(distinct value.period_to) as figures,
        min(value.period_to) as first_on,
        max(value.period_to) as last_on,
        arg_min(value.value, (value.period_to, value.value_id)) as first_value,
        arg_max(value.value, (value.period_to, value.status = 'actual', value.value_id)) as last_value,
        arg_max(value.value_id, (value.period_to, value.status = 'actual', value.value_id)) as value_id,
        arg_max(value.entity_key, (value.period_to, value.status = 'actual', value.value_id)) as entity_key,
        arg_max(value.entity_name_vi, (value.period_to, value.status = 'actual', value.value_id)) as entity_name_vi,
        arg_max(value.period, (value.period_to, value.status = 'actual', value.value_id)) as last_period
    from {{ ref('fct_indicator_value') }} as value
    inner join {{ ref('dim_entity') }} as entity on value.entity_key = entity.entity_key
    where
        value.status in ('actual', 'estimate')
        and value.indicator in (select target.indicator from {{ ref('fct_indicator_target') }} as target)
    group by all
),

paced as (
    select
        *,
        case
            when figures > 1
                then (last_value - first_value) / (date_diff('day', first_on, last_on) / 365.25)
        end as pace_a_year
    from reached
),

aimed as (
    select
        target.target_id,
        target.origin as target_origin,
        target.instrument,
        target.due,
        target.due_on,
        target.value as target_value,
        target.bound as target_bound,
        paced.*,
        indicator.direction,
        greatest(date_diff('day', paced.last_on, target.due_on), 0) / 365.25 as years_left
    from {{ ref('fct_indicator_target') }} as target
    inner join paced
        on
            target.indicator = paced.indicator
            and (
                target.territory_key = paced.territory_key
                or (target.scope = 'each' and paced.entity_kind in ('province', 'ministry', 'group'))
            )
    inner join {{ ref('dim_indicator') }} as indicator on target.indicator = indicator.indicator
),

projected as (
    select
        *,
        last_value + pace_a_year * years_left as value_at_pace,
        case direction when 'down' then -1 else 1 end as sign
    from aimed
)

select
    target_id,
    target_origin,
    instrument,
    indicator,
    basis,
    entity_key,
    entity_kind,
    entity_name_vi,
    due,
    due_on,
    target_value,
    target_bound,
    last_period,
    last_on,
    last_value,
    value_id,
    round(last_value - target_value, 6) as gap_to_target,
    sign * (last_value - target_value) >= 0 as is_reached,
    figures,
    round(pace_a_year, 4) as pace_a_year,
    case when years_left > 0 then round((target_value - last_value) / years_left, 4) end as pace_needed,
    round(value_at_pace, 4) as value_at_pace,
    case
        when sign * (last_value - target_value) >= 0 then 'reached'
        when years_left = 0 then 'missed'
        when value_at_pace is null then 'one figure only'
        when sign * (value_at_pace - target_value) >= 0 then 'on track'
        else 'will be missed at this pace'
    end as outlook
from projected
