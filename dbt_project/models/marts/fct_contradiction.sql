-- Where sources disagree beyond rounding: the chosen value beside what another origin says, within one
-- series.
select
    chosen.value_id,
    chosen.indicator,
    chosen.basis,
    chosen.entity_key,
    chosen.entity_name_vi,
    chosen.period,
    chosen.status,
    chosen.unit,
    chosen.value,
    chosen.chosen_by,
    chosen.publisher,
    chosen.attributed_to,
    chosen.stated_on,
    chosen.fact_id,
    chosen.quote,
    other.value as other_value,
    other.publisher as other_publisher,
    other.attributed_to as other_attributed_to,
    other.stated_on as other_stated_on,
    other.fact_id as other_fact_id,
    other.quote as other_quote,
    round(other.value - chosen.value, 6) as difference
from (
    select
        *,
        unnest(other_facts) as other_fact
    from {{ ref('fct_indicator_value') }}
    where sources_disagreeing > 0
) as chosen
inner join {{ ref('fct_observation') }} as other on chosen.other_fact = other.fact_id
where list_contains(chosen.other_values, other.value)
-- A source that says it twice, or a copy of its story, disagrees once.
qualify row_number() over (partition by chosen.value_id, other.origin order by other.stated_on, other.fact_id) = 1
