-- Grain: one cell of a page's table that holds a count of dossiers, or the name of whom the row is about. Headers are
-- told by their words without accents ("so ho so tiep nhan / truc tuyen"): "Tổng số" and "Quá hạn" occur under several.
{{ config(materialized='view') }}
with cell as (
    select
        document_id,
        position,
        caption,
        row_number,
        unnest(cells) as cell,
        unnest(header) as header
    from (
        select
            document_id,
            position,
            caption,
            header,
            unnest(rows) as cells,
            generate_subscripts(rows, 1) as row_number
        from {{ ref('stg_page_table') }}
    ) as lines
),

plain as (
    select
        * exclude (header),
        replace(lower(strip_accents(header)), 'đ', 'd') as header
    from cell
)

select
    document_id,
    position,
    caption,
    row_number,
    cell,
    case
        when regexp_matches(header, 'don vi|co quan|linh vuc|dia phuong|so, ban|xa, phuong') then 'agency'
        when header like '%ky truoc%' then 'carried_over'
        when header like '%tiep nhan%' and header like '%truc tuyen%' then 'received_online'
        when header like '%tiep nhan%' and regexp_matches(header, 'truc tiep|buu chinh') then 'received_direct'
        when header like '%tiep nhan%' then 'received'
        when header like '%dang giai quyet%' and regexp_matches(header, 'qua han|tre han') then 'pending_overdue'
        when header like '%dang giai quyet%' and header like '%trong han%' then 'pending_in_time'
        when header like '%dang giai quyet%' then 'pending'
        when header like '%giai quyet%' and regexp_matches(header, 'qua han|tre han') then 'resolved_overdue'
        when header like '%giai quyet%' and regexp_matches(header, 'truoc han|som han') then 'resolved_early'
        when header like '%giai quyet%' and header like '%dung han%' then 'resolved_on_time'
        when header like '%giai quyet%' then 'resolved'
    end as measure,
    -- Whole numbers with or without thousands dots; what is none (a share, a dash) is no count.
    case
        when regexp_full_match(trim(cell), '\d{1,3}([. ]\d{3})*|\d+')
            then cast(replace(replace(trim(cell), '.', ''), ' ', '') as bigint)
    end as number
from plain
