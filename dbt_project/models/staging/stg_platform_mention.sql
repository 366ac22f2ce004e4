select
    document_id,
    extractor_version,
    platform,
    entity,
    since,
    mention,
    start_offset,
    end_offset,
    sentence
from {{ source('raw', 'platform_mention') }}
