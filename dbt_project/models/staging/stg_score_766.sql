select
    document_id,
    extractor_version,
    position,
    row_number,
    column_number,
    unit,
    header,
    measure,
    value,
    cell,
    period
from {{ source('raw', 'score_766') }}
