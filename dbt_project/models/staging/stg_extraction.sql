select
    document_id,
    extractor_version,
    facts,
    batch_id
from {{ source('raw', 'extraction') }}
