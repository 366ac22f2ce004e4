-- fct_indicator_value through time. A view in the release too, over fct_vintage and fct_observation there.
{{ config(materialized='view') }}
select
    {{ value_columns() }},
    vintage.clock,
    vintage.known_from,
    vintage.known_to
from {{ ref('fct_vintage') }} as vintage
inner join {{ ref('fct_observation') }} as observation on vintage.fact_id = observation.fact_id
