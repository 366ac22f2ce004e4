select
    document_id,
    extractor_version,
    position,
    row_number,
    column_number,
    subject,
    unit,
    header,
    measure,
    value,
    cell,
    period
from {{ source('raw', 'table_value') }}
