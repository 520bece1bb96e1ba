-- The process that is just trying to start the remote run; null when none is.
alter table remote_tokens add column starting_in varchar(36);
