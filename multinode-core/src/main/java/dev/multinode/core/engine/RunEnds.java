package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The order in which runs ended, for those who follow it. */
final class RunEnds {
  /** How long an end on another node may stay unseen. */
  private static final long LOOK_MILLIS = 500;

  private final Jdbi jdbi;
  private final boolean alone;
  private final Object ended = new Object();

  /** Goes up with every end on this node; guarded by {@link #ended}. */
  private long changes;

  @Inject
  RunEnds(Database database) {
    jdbi = database.jdbi();
    alone = database.isEmbedded();
  }

  /** Says that an end was committed. */
  void signal() {
    synchronized (ended) {
      changes++;
      ended.notifyAll();
    }
  }

  long cursor() {
    return jdbi.withHandle(
        handle ->
            handle.select("select last_seq from run_ends where id = 1").mapTo(Long.class).one());
  }

  long forgottenUpTo() {
    return jdbi.withHandle(
        handle -> handle.select("select swept_seq from retention").mapTo(Long.class).one());
  }

  List<Runs.Ended> since(long cursor, int limit, long waitMillis) throws InterruptedException {
    long deadline = System.nanoTime() + waitMillis * 1_000_000;
    while (true) {
      long seen = changes();
      List<Runs.Ended> ends = read(cursor, limit);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (!ends.isEmpty() || left <= 0) {
        return ends;
      }
      synchronized (ended) {
        if (changes == seen) {
          ended.wait(alone ? left : Math.min(left, LOOK_MILLIS));
        }
      }
    }
  }

  private long changes() {
    synchronized (ended) {
      return changes;
    }
  }

  private List<Runs.Ended> read(long cursor, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select ended_seq, id, workflow_id, state from runs"
                        + " where ended_seq > ? order by ended_seq limit ?",
                    Math.max(cursor, 0),
                    limit)
                .map(
                    (row, context) ->
                        new Runs.Ended(
                            row.getLong("ended_seq"),
                            row.getString("id"),
                            row.getString("workflow_id"),
                            RunState.parse(row.getString("state")).orElseThrow()))
                .list());
  }
}
