select
    platform,
    mode(mention) as name,
    mode(entity_code) as owner_code,
    min(since) as since,
    min(stated_on) as first_stated_on,
    count(*) as mentions,
    count(distinct document_id) as documents
from {{ ref('fct_platform_mention') }}
group by platform
