with unit as (
    select
        *,
        coalesce(code || '@' || valid_from, code) as entity_key
    from {{ ref('entity') }}
),

-- A unit that was only renamed keeps its territory: its figures can be compared over the change.
renamed as (
    select
        coalesce(successor_code || '@' || successor_valid_from, successor_code) as entity_key,
        coalesce(predecessor_code || '@' || predecessor_valid_from, predecessor_code) as predecessor_key
    from {{ ref('entity_succession') }}
    where kind = 'renamed'
),

grown as (
    select
        coalesce(successor_code || '@' || successor_valid_from, successor_code) as entity_key,
        count(*) as predecessors
    from {{ ref('entity_succession') }}
    where kind <> 'renamed'
    group by all
)

select
    unit.entity_key,
    unit.code,
    unit.kind,
    unit.name_vi,
    unit.name_en,
    unit.parent as parent_code,
    unit.valid_from,
    unit.valid_to,
    unit.valid_to is null as is_current,
    coalesce(renamed.predecessor_key, unit.entity_key) as territory_key,
    coalesce(grown.predecessors, 0) as predecessors
from unit
left join renamed on unit.entity_key = renamed.entity_key
left join grown on unit.entity_key = grown.entity_key
