-- What a page says of itself besides title, author and day: its lead and section, the captions of its pictures, when
-- exactly it came out and was changed, and whose story a syndicated copy is. Null for what was loaded before;
-- `vndx rebuild` reads it from the archive.
alter table raw.document add column lead varchar;
alter table raw.document add column captions varchar [];
alter table raw.document add column section varchar;
alter table raw.document add column published_at varchar;
alter table raw.document add column updated_at varchar;
alter table raw.document add column original_publisher varchar;
