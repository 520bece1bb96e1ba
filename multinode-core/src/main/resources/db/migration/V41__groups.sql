-- Groups of a user, one per line.
alter table users add column member_of varchar(4000) default '' not null;
