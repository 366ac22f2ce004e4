with unit as (
    select
        *,
        coalesce(code || '@' || valid_from, code) as entity_key
    from (
        select * from {{ ref('entity') }}
        union all
        select * from {{ ref('entity_commune') }}
    ) as listed
),

-- A unit made of one whole other keeps its territory (a new name or rank): its figures can be compared over the change.
made_of as (
    select
        successor_key,
        count(*) as predecessors,
        min(predecessor_key) filter (where share = 'whole') as only_predecessor_key
    from {{ ref('bridge_entity_succession') }}
    group by successor_key
),

-- Today's unit, where there is exactly one: a few communes were divided among several.
present as (
    select
        unit.entity_key,
        min(coalesce(further.successor_key, next.successor_key)) as present_key
    from unit
    inner join {{ ref('bridge_entity_succession') }} as next on unit.entity_key = next.predecessor_key
    left join {{ ref('bridge_entity_succession') }} as further on next.successor_key = further.predecessor_key
    group by unit.entity_key
    having count(distinct coalesce(further.successor_key, next.successor_key)) = 1
)

select
    unit.entity_key,
    unit.code,
    nullif(regexp_extract(unit.code, '^[PDW](\d+)$', 1), '') as statistics_code,
    iso.iso_3166_2,
    unit.kind,
    unit.name_vi,
    unit.name_en,
    unit.parent as parent_code,
    unit.valid_from,
    unit.valid_to,
    unit.valid_to is null as is_current,
    coalesce(case made_of.predecessors when 1 then made_of.only_predecessor_key end, unit.entity_key) as territory_key,
    case when made_of.predecessors > 1 then made_of.predecessors else 0 end as predecessors,
    case when unit.valid_to is null then unit.entity_key else present.present_key end as present_key
from unit
left join made_of on unit.entity_key = made_of.successor_key
left join present on unit.entity_key = present.entity_key
left join {{ ref('entity_iso_3166_2') }} as iso
    on unit.code = iso.code and unit.valid_from is not distinct from iso.valid_from
