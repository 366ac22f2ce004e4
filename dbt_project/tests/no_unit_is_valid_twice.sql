-- One code never names two units on one day.
select
    one.entity_key,
    other.entity_key as other_key
from {{ ref('dim_entity') }} as one
inner join {{ ref('dim_entity') }} as other
    on
        one.code = other.code
        and one.entity_key < other.entity_key
        and coalesce(one.valid_from, date '0001-01-01') < coalesce(other.valid_to, date '9999-12-31')
        and coalesce(other.valid_from, date '0001-01-01') < coalesce(one.valid_to, date '9999-12-31')
