with link as (
    select
        coalesce(predecessor_code || '@' || predecessor_valid_from, predecessor_code) as predecessor_key,
        coalesce(successor_code || '@' || successor_valid_from, successor_code) as successor_key,
        predecessor_code,
        date as changed_on,
        kind,
        share,
        instrument
    from {{ ref('entity_succession') }}
),

-- The communes of each district, and through its districts of each province, in each time of theirs.
commune as (
    select
        code,
        parent as unit_code,
        valid_from,
        valid_to
    from {{ ref('entity_commune') }}
    union all
    select
        commune.code,
        district.parent as unit_code,
        greatest(commune.valid_from, district.valid_from) as valid_from,
        least(commune.valid_to, district.valid_to) as valid_to
    from {{ ref('entity_commune') }} as commune
    inner join {{ ref('entity') }} as district
        on
            commune.parent = district.code
            and coalesce(commune.valid_from, date '0001-01-01') < coalesce(district.valid_to, date '9999-12-31')
            and coalesce(district.valid_from, date '0001-01-01') < coalesce(commune.valid_to, date '9999-12-31')
    where district.kind = 'district'
),

size as (
    select
        link.predecessor_key,
        link.successor_key,
        count(distinct commune.code) as communes
    from link
    inner join commune
        on
            link.predecessor_code = commune.unit_code
            and coalesce(commune.valid_from, date '0001-01-01') < link.changed_on
            and coalesce(commune.valid_to, date '9999-12-31') >= link.changed_on
    where link.share = 'whole'
    group by link.predecessor_key, link.successor_key
)

select
    link.predecessor_key,
    link.successor_key,
    link.changed_on,
    link.kind,
    link.share,
    size.communes,
    round(size.communes / sum(size.communes) over (partition by link.successor_key), 4) as share_of_successor,
    link.instrument
from link
left join size on link.predecessor_key = size.predecessor_key and link.successor_key = size.successor_key
