-- Who may delete old runs just now, and what is gone. One row. Times are milliseconds since 1970.
create table retention (
  -- when a node began, or went on, to look for old runs
  taken_at bigint not null,
  -- the highest number of an end that was deleted: who follows ends from before may have missed some
  swept_seq bigint not null
);
insert into retention (taken_at, swept_seq) values (0, 0);

-- What counts for one workflow in place of the settings; null for the setting, 0 for no limit.
create table retention_rules (
  workflow_id varchar(255) not null primary key,
  age_millis bigint,
  runs bigint
);

-- A version that was replaced can only belong to runs that began before.
alter table content_versions add column replaced_at bigint default 0 not null;
update content_versions set replaced_at = cast(extract(epoch from current_timestamp) * 1000 as bigint);
