-- What was fetched, what it says and what was read in it. Rows are added and never rewritten.
-- Keys are content hashes and times come from the archive, so that a rebuild from the archive gives the same rows; the
-- one exception is raw.batch (and every batch_id, which points at it): when this file was filled, by what.
create schema if not exists raw;

create table raw.batch (
    batch_id bigint not null primary key,
    kind varchar not null check (kind in ('load', 'extract')),
    extractor_version varchar,
    finished_at timestamp not null,
    fetches bigint not null,
    documents bigint not null,
    facts bigint not null
);

create table raw.source (
    source_id varchar not null primary key,
    name varchar not null,
    publisher varchar,
    home_entity varchar,
    tier integer,
    url varchar
);

create table raw.fetch (
    archive_file varchar not null,
    archive_offset bigint not null,
    record_id varchar not null,
    url varchar,
    fetched_at timestamp not null,
    http_status integer,
    media_type varchar not null,
    payload_sha256 varchar not null,
    payload_bytes bigint not null,
    document_id varchar,
    problem varchar,
    batch_id bigint not null
);

create table raw.document (
    document_id varchar not null,
    page_id varchar not null,
    name varchar,
    source_id varchar,
    url varchar,
    final_url varchar,
    canonical_url varchar,
    publisher varchar,
    home_entity varchar,
    title varchar,
    author varchar,
    published varchar,
    language varchar not null,
    text varchar not null,
    text_sha256 varchar not null,
    payload_sha256 varchar not null,
    simhash ubigint not null,
    fetched_at timestamp not null,
    archive_file varchar not null,
    archive_offset bigint not null,
    record_id varchar not null,
    parser varchar not null,
    parser_version varchar not null,
    batch_id bigint not null
);

create table raw.page_table (
    document_id varchar not null,
    position integer not null,
    caption varchar,
    header varchar [] not null,
    rows varchar [] [] not null
);

-- One row a document and extractor version, also where nothing was found: what was read is not read again.
create table raw.extraction (
    document_id varchar not null,
    extractor_version varchar not null,
    facts integer not null,
    quantities integer not null,
    platform_mentions integer not null,
    batch_id bigint not null
);

create table raw.fact (
    fact_id varchar not null,
    document_id varchar not null,
    extractor_version varchar not null,
    indicator varchar not null,
    entity varchar not null,
    value double not null,
    value_high double,
    unit varchar not null,
    total double,
    bound varchar not null,
    status varchar not null,
    period varchar,
    quote varchar not null,
    attributed_to varchar,
    quote_start integer not null,
    quote_end integer not null,
    number_start integer not null,
    number_end integer not null,
    sentence varchar not null,
    sentence_start integer not null,
    sentence_end integer not null,
    confidence double not null,
    rule varchar not null,
    batch_id bigint not null
);

create table raw.quantity (
    document_id varchar not null,
    extractor_version varchar not null,
    value double not null,
    value_high double,
    unit varchar,
    start_offset integer not null,
    end_offset integer not null,
    sentence varchar not null,
    batch_id bigint not null
);

create table raw.platform_mention (
    document_id varchar not null,
    extractor_version varchar not null,
    platform varchar not null,
    entity varchar not null,
    since varchar,
    mention varchar not null,
    start_offset integer not null,
    end_offset integer not null,
    sentence varchar not null,
    batch_id bigint not null
);
