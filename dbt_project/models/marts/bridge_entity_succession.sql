select
    coalesce(predecessor_code || '@' || predecessor_valid_from, predecessor_code) as predecessor_key,
    coalesce(successor_code || '@' || successor_valid_from, successor_code) as successor_key,
    date as changed_on,
    kind,
    share,
    instrument
from {{ ref('entity_succession') }}
