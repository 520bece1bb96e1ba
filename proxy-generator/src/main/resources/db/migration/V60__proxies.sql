-- Which local workflow stands for which remote one. Times are milliseconds since 1970.

create table proxies (
  id varchar(36) primary key,
  name varchar(500) not null,
  server_id varchar(36) not null,
  remote_workflow_id varchar(300) not null,
  remote_version varchar(200) not null,
  mode varchar(10) not null,
  folder varchar(2000) not null,
  signature text not null,
  refreshed_at bigint not null
);

create index proxies_of_server on proxies (server_id);
