select
    archive_file,
    archive_offset,
    record_id,
    url,
    fetched_at,
    http_status,
    media_type,
    payload_sha256,
    payload_bytes,
    document_id,
    problem
from {{ source('raw', 'fetch') }}
