-- depends_on: {{ ref('int_figure') }}
-- Grain: one figure. The vintage that stands today with the statement that was chosen. Incremental like int_vintage.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_changed_figures() }}"
) }}
with standing as (
    select *
    from {{ ref('int_vintage') }}
    where known_to is null and clock = 'stated'
),

vintage as (
    select *
    from standing
    {% if is_incremental() %}
        where state not in (select state from {{ this }})
    {% endif %}
)

select
    {{ value_columns() }},
    vintage.state
from vintage
inner join {{ ref('fct_observation') }} as observation on vintage.fact_id = observation.fact_id
order by observation.indicator, observation.entity_key, observation.period_from, observation.value_id
