select
    source_id,
    name,
    publisher,
    home_entity,
    tier,
    url
from {{ source('raw', 'source') }}
