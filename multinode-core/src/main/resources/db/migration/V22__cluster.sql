-- Nodes that share this database. Times are those of the database.
create table nodes (
  name varchar(50) not null primary key,
  -- another one with each start of the process
  incarnation varchar(36) not null,
  address varchar(255) not null,
  version varchar(100) not null,
  role varchar(10) not null,
  role_since timestamp with time zone not null,
  started_at timestamp with time zone not null,
  beat_at timestamp with time zone not null,
  -- after so long without a beat it is dead
  silence_millis bigint not null,
  -- how far its clock is ahead of the database
  skew_millis bigint not null,
  content_hash varchar(64) not null,
  configuration_hash varchar(64) not null,
  -- how often it was taken for dead
  deaths bigint not null
);

-- One row. Locked by whoever gives out roles.
create table cluster_state (
  -- how many nodes drive runs; 0 for all
  active_nodes int not null
);
insert into cluster_state (active_nodes) values (0);

-- What one node does for all. It has it as long as it is active.
create table node_leases (
  what varchar(255) not null primary key,
  node varchar(50) not null
);

-- One row: since when nothing is resumed of its own accord; null when runs go on as they should.
create table safe_mode (since timestamp with time zone);
insert into safe_mode (since) values (null);

-- Runs that would be ready if nothing were held.
create table held_runs (
  run_id varchar(36) not null,
  phase bigint not null,
  ready_at timestamp with time zone not null,
  held_at timestamp with time zone not null,
  primary key (run_id, phase)
);

-- Runs that go on while others are held.
create table released_runs (run_id varchar(36) not null primary key);
