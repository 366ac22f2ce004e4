-- raw.fetch becomes what its name says, one row an attempt to fetch a page, failures too; what it held, one row an archived
-- page and what became of it, is raw.record. Attempts that were archived before are loaded by the next load.
alter table raw.fetch rename to record;
alter table raw.batch rename column fetches to records;
alter table raw.batch add column fetches bigint default 0;

create table raw.fetch (
    fetch_id varchar not null,
    source_id varchar,
    url varchar not null,
    final_url varchar,
    redirects varchar [] not null,
    started_at timestamp not null,
    duration_ms bigint not null,
    status integer,
    outcome varchar not null,
    bytes bigint not null,
    error varchar,
    record_id varchar,
    page_file varchar,
    page_offset bigint,
    archive_file varchar not null,
    archive_offset bigint not null,
    batch_id bigint not null
);
