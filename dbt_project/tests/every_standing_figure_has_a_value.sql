-- A figure that a standing page states has one chosen value, and a figure that none states has none.
with standing as (
    select distinct value_id
    from {{ ref('fct_observation') }}
    where superseded_on is null
)

select
    standing.value_id as stated,
    value.value_id as chosen
from standing
full join {{ ref('fct_indicator_value') }} as value on standing.value_id = value.value_id
where standing.value_id is null or value.value_id is null
