package dev.multinode.core.engine;

import dev.multinode.core.engine.RunDriver.Due;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables of safe mode; every call is part of its caller's transaction. */
final class HeldRuns {
  private HeldRuns() {}

  /** Since when runs are held; empty when they are not. */
  static Optional<Instant> since(Handle handle) {
    return since(handle, "select since from safe_mode");
  }

  /** Like {@link #since}; nobody else begins or ends safe mode until the transaction ends. */
  static Optional<Instant> lock(Handle handle) {
    return since(handle, "select since from safe_mode for update");
  }

  private static Optional<Instant> since(Handle handle, String query) {
    return handle
        .select(query)
        .map((row, context) -> Optional.ofNullable(row.getObject("since", OffsetDateTime.class)))
        .one()
        .map(OffsetDateTime::toInstant);
  }

  static void begin(Handle handle) {
    handle.execute("update safe_mode set since = current_timestamp where since is null");
  }

  static void end(Handle handle) {
    handle.execute("update safe_mode set since = null");
    handle.execute("delete from released_runs");
  }

  /** Those of some runs that may go on. */
  static Set<String> released(Handle handle, Collection<String> runIds) {
    return runIds.isEmpty()
        ? Set.of()
        : new HashSet<>(
            handle
                .select(
                    "select run_id from released_runs where run_id = any(?)",
                    (Object) runIds.toArray(String[]::new))
                .mapTo(String.class)
                .list());
  }

  static void release(Handle handle, Collection<String> runIds) {
    Set<String> known = released(handle, runIds);
    for (String id : runIds) {
      if (!known.contains(id)) {
        handle.execute("insert into released_runs (run_id) values (?)", id);
      }
    }
  }

  static void add(Handle handle, Collection<Due> held) {
    if (held.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into held_runs (run_id, phase, ready_at, attempt, held_at)"
                + " values (?, ?, ?, ?, current_timestamp)");
    for (Due due : held) {
      batch.add(
          due.runId(),
          due.phase(),
          OffsetDateTime.ofInstant(due.at(), ZoneOffset.UTC),
          due.attempt());
    }
    batch.execute();
  }

  /**
   * Takes out what is held.
   *
   * @param runIds null for all
   */
  static List<Due> take(Handle handle, Collection<String> runIds) {
    String where = runIds == null ? "" : " where run_id = any(?)";
    Object[] arguments =
        runIds == null ? new Object[0] : new Object[] {runIds.toArray(String[]::new)};
    List<Due> held =
        handle
            .select("select run_id, phase, ready_at, attempt from held_runs" + where, arguments)
            .map(
                (row, context) ->
                    new Due(
                        row.getString("run_id"),
                        row.getLong("phase"),
                        row.getObject("ready_at", OffsetDateTime.class).toInstant(),
                        row.getLong("attempt")))
            .list();
    handle.execute("delete from held_runs" + where, arguments);
    return held;
  }

  static void forget(Handle handle, String runId, long phase) {
    handle.execute("delete from held_runs where run_id = ? and phase = ?", runId, phase);
  }

  static int count(Handle handle) {
    return handle.select("select count(*) from held_runs").mapTo(Integer.class).one();
  }
}
