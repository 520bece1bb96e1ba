-- The counter of ends is found by a key, as everything that the writes of runs touch.
alter table run_ends add column id int default 1 not null;
alter table run_ends add primary key (id);
