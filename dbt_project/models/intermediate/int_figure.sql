-- Grain: one figure. A fingerprint of it, its statements and the rules: what is worked out of them (int_vintage,
-- int_indicator_value) keeps it, and is worked out again where it has become another.
select
    observation.value_id,
    bit_xor(
        hash(
            observation.fact_id, observation.origin, observation.authority, observation.directness, observation.value,
            observation.value_high, observation.bound, observation.confidence, observation.stated_on,
            observation.learned_on, observation.superseded_on, observation.value_id, rules.rules
        )
    ) as state
from {{ ref('fct_observation') }} as observation
cross join {{ ref('int_rules') }} as rules
group by observation.value_id
