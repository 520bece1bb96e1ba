-- Ends get their numbers when they are stored; those that were still to get theirs get them now.
update runs set ended_seq = (select last_seq from run_ends) + (
    select count(*) from runs other
    where other.ended_seq = 0
      and (other.ended_at < runs.ended_at or other.ended_at = runs.ended_at and other.id <= runs.id))
  where ended_seq = 0;
update run_ends set last_seq = (select max(ended_seq) from runs)
  where last_seq < (select max(ended_seq) from runs);
