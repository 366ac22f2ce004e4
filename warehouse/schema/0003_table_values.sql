-- What a source's file says of a page's table, and the cells of statistics tables as rows of unit, measure and value. The
-- scores of Decision 766/QĐ-TTg stand apart, in a table of their own: they are points of an index and never facts.
-- Values of pages that were loaded before come with the next extractor version.
alter table raw.page_table add column purpose varchar;
alter table raw.page_table add column period varchar;

create table raw.table_value (
    document_id varchar not null,
    extractor_version varchar not null,
    position integer not null,
    row_number integer not null,
    column_number integer not null,
    subject varchar,
    unit varchar not null,
    header varchar not null,
    measure varchar,
    value double,
    cell varchar not null,
    period varchar,
    batch_id bigint not null
);

create table raw.score_766 (
    document_id varchar not null,
    extractor_version varchar not null,
    position integer not null,
    row_number integer not null,
    column_number integer not null,
    unit varchar not null,
    header varchar not null,
    measure varchar not null,
    value double,
    cell varchar not null,
    period varchar,
    batch_id bigint not null
);
