-- One value for indicator × basis × entity × period × status (× unit, where money is stated in two): the vintage of
-- fct_vintage that stands today, with the statement that was chosen.
select
    observation.value_id,
    observation.indicator,
    observation.basis,
    observation.entity_key,
    observation.entity_code,
    observation.entity_kind,
    observation.entity_name_vi,
    observation.entity_name_en,
    observation.period,
    observation.period_kind,
    observation.period_from,
    observation.period_to,
    observation.status,
    observation.value,
    observation.value_high,
    observation.unit,
    observation.total,
    observation.bound,
    vintage.chosen_by,
    vintage.statements,
    vintage.sources_agreeing,
    vintage.sources_disagreeing,
    vintage.other_values,
    observation.attributed_to,
    observation.authority,
    observation.stated_on,
    observation.learned_on,
    observation.fact_id,
    observation.quote,
    observation.publisher,
    observation.url,
    observation.confidence
from {{ ref('fct_vintage') }} as vintage
inner join {{ ref('fct_observation') }} as observation on vintage.fact_id = observation.fact_id
where vintage.known_to is null
order by observation.indicator, observation.entity_key, observation.period_from, observation.value_id
