package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The order in which runs ended, for those who follow it. Numbers are given after the ends are
 * committed, by one at a time: a reader that has seen a number has seen all smaller ones.
 */
final class RunEnds {
  private static final int BATCH = 1000;

  /** How long an end on another node may stay unseen. */
  private static final long LOOK_MILLIS = 500;

  private final Jdbi jdbi;
  private final boolean alone;
  private final AtomicBoolean unnumbered = new AtomicBoolean(true);
  private final Object ended = new Object();

  /** Goes up with every end and every numbering; guarded by {@link #ended}. */
  private long changes;

  @Inject
  RunEnds(Database database) {
    jdbi = database.jdbi();
    alone = database.isEmbedded();
  }

  /** Says that an end was committed. */
  void signal() {
    unnumbered.set(true);
    tell();
  }

  private void tell() {
    synchronized (ended) {
      changes++;
      ended.notifyAll();
    }
  }

  long cursor() {
    number();
    return jdbi.withHandle(
        handle -> handle.select("select last_seq from run_ends").mapTo(Long.class).one());
  }

  List<Runs.Ended> since(long cursor, int limit, long waitMillis) throws InterruptedException {
    long deadline = System.nanoTime() + waitMillis * 1_000_000;
    while (true) {
      long seen = changes();
      number();
      List<Runs.Ended> ends = read(cursor, limit);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (!ends.isEmpty() || left <= 0) {
        return ends;
      }
      synchronized (ended) {
        // what another thread was just numbering is not seen by this one, but told
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

  /** Numbers what has none yet. */
  void number() {
    if (alone && !unnumbered.getAndSet(false)) {
      return;
    }
    unnumbered.set(false);
    try {
      int numbered;
      do {
        numbered = jdbi.inTransaction(this::numberSome);
        if (numbered > 0) {
          tell();
        }
      } while (numbered == BATCH);
    } catch (JdbiException e) {
      unnumbered.set(true);
      throw e;
    }
  }

  private int numberSome(Handle handle) {
    long last = handle.select("select last_seq from run_ends for update").mapTo(Long.class).one();
    List<String> ids =
        handle
            .select("select id from runs where ended_seq = 0 order by ended_at limit ?", BATCH)
            .mapTo(String.class)
            .list();
    if (ids.isEmpty()) {
      return 0;
    }
    PreparedBatch batch = handle.prepareBatch("update runs set ended_seq = ? where id = ?");
    for (String id : ids) {
      last++;
      batch.add(last, id);
    }
    batch.execute();
    handle.execute("update run_ends set last_seq = ?", last);
    return ids.size();
  }
}
