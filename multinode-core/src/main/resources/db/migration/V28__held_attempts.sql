-- The number of the next attempt: 0 unless somebody has begun the phase before.
alter table held_runs add column attempt bigint default 0 not null;
