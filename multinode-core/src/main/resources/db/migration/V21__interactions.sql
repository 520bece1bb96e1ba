-- Questions of runs to people: open until they are answered, canceled or too late. The row is also
-- what answer and timeout meet at: whichever settles it first counts.
create table interactions (
  id varchar(36) not null primary key,
  run_id varchar(36) not null,
  -- the phase of the run that an answer ends
  phase bigint not null,
  workflow_id varchar(255) not null,
  item varchar(1000) not null,
  item_name varchar(1000) not null,
  -- text, fields with types, who may answer, and data to show
  question text not null,
  timeout_at bigint,
  created_at bigint not null,
  is_open boolean not null,
  -- how it was settled
  settlement text
);
create index interactions_by_run on interactions (run_id);
create index interactions_by_workflow on interactions (workflow_id, is_open);

-- The run that started this one as a part of itself.
alter table runs add column parent_id varchar(36);
create index runs_by_parent on runs (parent_id);
