-- Schedules of workflows. Times are milliseconds since 1970 in UTC.
create table tasks (
  id varchar(36) not null primary key,
  name varchar(500) not null,
  description text not null,
  workflow_id varchar(255) not null,
  workflow_name varchar(255) not null,
  user_name varchar(255) not null,
  inputs text not null,
  recurrence_cycle varchar(20) not null,
  recurrence_pattern varchar(1000) not null,
  time_zone varchar(100) not null,
  starts_at bigint not null,
  ends_at bigint,
  in_past boolean not null,
  state varchar(16) not null,
  -- when its next run begins; null when there is none to come
  next_at bigint,
  -- how many runs were begun; a start is asked for with a request id made of this
  begun bigint not null,
  last_at bigint,
  last_run varchar(36),
  error text,
  request_id varchar(300),
  constraint tasks_request unique (request_id)
);
create index tasks_due on tasks (next_at);
create index tasks_by_workflow on tasks (workflow_id);

-- What became of each time; without a run when it could not be started.
create table task_runs (
  task_id varchar(36) not null references tasks (id) on delete cascade,
  number bigint not null,
  due_at bigint not null,
  at bigint not null,
  run_id varchar(36),
  error text,
  primary key (task_id, number)
);
create index task_runs_by_run on task_runs (run_id);
