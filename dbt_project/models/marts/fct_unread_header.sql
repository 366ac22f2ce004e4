-- Headers of statistics tables that no phrase of the lexicon knows: what to add to extract/lexicon/headers.yml next.
select
    md5(concat_ws(chr(31), line.source_id, line.publisher, cell.header)) as header_id,
    cell.header,
    line.source_id,
    line.publisher,
    count(distinct cell.document_id || ':' || cell.position) as tables,
    count(*) as cells,
    min(cell.cell) as example,
    arg_max(line.url, (line.stated_on, line.url)) as url,
    min(line.stated_on) as first_seen_on,
    max(line.stated_on) as last_seen_on
from {{ ref('stg_table_value') }} as cell
inner join {{ ref('int_table_line') }} as line
    on
        cell.document_id = line.document_id
        and cell.extractor_version = line.extractor_version
        and cell.position = line.position
        and cell.row_number = line.row_number
        and cell.period is not distinct from line.period_named
where cell.measure is null
group by cell.header, line.source_id, line.publisher
