-- Remote servers, and our handles of runs on them. Times are milliseconds since 1970.

create table remote_servers (
  id varchar(36) primary key,
  name varchar(63) not null unique,
  base_uri varchar(300) not null,
  user_name varchar(300) not null,
  password_sealed text not null,
  login varchar(10) not null,
  pinned varchar(64),
  key_seen varchar(64) not null,
  labels text not null,
  connect_millis bigint not null,
  request_millis bigint not null,
  retry_millis bigint not null,
  state varchar(20) not null,
  reason text not null,
  version varchar(200) not null,
  node boolean not null,
  checked_at bigint
);

create table remote_tokens (
  id varchar(36) primary key,
  request_id varchar(300) not null unique,
  server_id varchar(36) not null,
  workflow_id varchar(300) not null,
  workflow_name varchar(500) not null,
  remote_run_id varchar(300),
  local_run_id varchar(36),
  fires_trigger boolean not null,
  state varchar(30) not null,
  error text,
  failed_item varchar(500),
  inputs_sealed text not null,
  outputs_sealed text,
  created_at bigint not null,
  updated_at bigint not null,
  unknown_since bigint,
  ended boolean not null,
  delivered boolean not null
);

create index remote_tokens_open on remote_tokens (delivered, server_id);
create index remote_tokens_run on remote_tokens (server_id, remote_run_id);
create index remote_tokens_local on remote_tokens (local_run_id);
