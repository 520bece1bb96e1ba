-- A line of a log is cut to a length that a row can hold; H2 keeps texts without a limit elsewhere.
alter table run_logs alter column line set data type varchar;
