-- Counts of dossiers by agency, from the tables of portal pages that have at least received or resolved dossiers.
with counted as (
    select
        document_id,
        extractor_version,
        position,
        row_number,
        period,
        cast(min(value) filter (where measure = 'received') as bigint) as received,
        cast(min(value) filter (where measure = 'received_online') as bigint) as received_online,
        cast(min(value) filter (where measure = 'received_direct') as bigint) as received_direct,
        cast(min(value) filter (where measure = 'carried_over') as bigint) as carried_over,
        cast(min(value) filter (where measure = 'resolved') as bigint) as resolved,
        cast(min(value) filter (where measure = 'resolved_early') as bigint) as resolved_early,
        cast(min(value) filter (where measure = 'resolved_on_time') as bigint) as resolved_on_time,
        cast(min(value) filter (where measure = 'resolved_not_late') as bigint) as resolved_not_late,
        cast(min(value) filter (where measure = 'resolved_overdue') as bigint) as resolved_overdue,
        cast(min(value) filter (where measure = 'pending') as bigint) as pending,
        cast(min(value) filter (where measure = 'pending_in_time') as bigint) as pending_in_time,
        cast(min(value) filter (where measure = 'pending_overdue') as bigint) as pending_overdue,
        min(value) filter (where measure = 'on_time_rate') as on_time_rate
    from {{ ref('stg_table_value') }}
    where subject = 'dossiers'
    group by all
),

line as (
    select
        line.*,
        counted.* exclude (document_id, extractor_version, position, row_number, period),
        coalesce(
            counted.resolved,
            counted.resolved_early + counted.resolved_on_time + counted.resolved_overdue,
            coalesce(counted.resolved_not_late, counted.resolved_on_time) + counted.resolved_overdue
        ) as resolved_in_all
    from counted
    inner join {{ ref('int_table_line') }} as line
        on
            counted.document_id = line.document_id
            and counted.extractor_version = line.extractor_version
            and counted.position = line.position
            and counted.row_number = line.row_number
            and counted.period is not distinct from line.period_named
    where coalesce(counted.received, counted.resolved, counted.resolved_on_time, counted.resolved_not_late) is not null
)

select
    line_id,
    document_id,
    home_entity,
    agency,
    entity_key,
    is_total,
    period,
    coalesce(caption, title) as caption,
    received,
    received_online,
    received_direct,
    carried_over,
    resolved_in_all as resolved,
    resolved_early,
    resolved_on_time,
    resolved_overdue,
    pending,
    pending_in_time,
    pending_overdue,
    case
        when resolved_in_all > 0 and resolved_overdue <= resolved_in_all
            then round(100.0 * (resolved_in_all - resolved_overdue) / resolved_in_all, 4)
    end as on_time_share,
    on_time_rate as on_time_share_stated,
    publisher,
    url,
    stated_on,
    superseded_on,
    archive_file,
    archive_offset
from line
