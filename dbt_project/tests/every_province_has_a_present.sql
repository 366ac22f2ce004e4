-- Every province that was ever valid is a province of today or part of exactly one.
select
    unit.entity_key,
    unit.present_key
from {{ ref('dim_entity') }} as unit
left join {{ ref('dim_entity') }} as present on unit.present_key = present.entity_key
where unit.kind = 'province' and present.is_current is distinct from true
