select
    document_id,
    position,
    caption,
    header,
    rows
from {{ source('raw', 'page_table') }}
