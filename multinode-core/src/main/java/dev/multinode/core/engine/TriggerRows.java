package dev.multinode.core.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of events: fired before anybody waited, or waited for by a run, or both. */
final class TriggerRows {

  /** An event within a transaction that has locked it. */
  static final class Row {
    private final String id;
    private final long createdAt;
    private final boolean isNew;
    private boolean changed;
    private boolean fired;
    private String payload;
    private String runId;
    private long phase;
    private Waiting undo;

    private record Waiting(String runId, long phase, boolean changed) {}

    private Row(String id, long createdAt, boolean isNew) {
      this.id = id;
      this.createdAt = createdAt;
      this.isNew = isNew;
    }

    static Row fresh(String id, long createdAt) {
      return new Row(id, createdAt, true);
    }

    boolean isFired() {
      return fired;
    }

    /** In its stored form; null as long as the event has not happened. */
    String payload() {
      return payload;
    }

    /** The run that waits for it; null while none does. */
    String runId() {
      return runId;
    }

    /** The phase in which the run began to wait. */
    long phase() {
      return phase;
    }

    void awaitedBy(String run, long inPhase) {
      undo = new Waiting(runId, phase, changed);
      runId = run;
      phase = inPhase;
      changed = true;
    }

    /** Takes back the last {@link #awaitedBy}. */
    void undo() {
      runId = undo.runId();
      phase = undo.phase();
      changed = undo.changed();
    }

    void fire(String with) {
      fired = true;
      payload = with;
      changed = true;
    }
  }

  /**
   * Locks those that are there, in the order of their names; new ones are written in that order
   * too, so that two transactions never wait for each other.
   */
  Map<String, Row> lock(Handle handle, Collection<String> ids) {
    Map<String, Row> rows = new TreeMap<>();
    if (ids.isEmpty()) {
      return rows;
    }
    handle
        .select(
            "select id, fired, payload, run_id, phase, created_at from triggers"
                + " where id = any(?) order by id for update",
            (Object) ids.toArray(String[]::new))
        .map(
            (row, context) -> {
              Row known = new Row(row.getString("id"), row.getLong("created_at"), false);
              known.fired = row.getBoolean("fired");
              known.payload = row.getString("payload");
              known.runId = row.getString("run_id");
              known.phase = row.getLong("phase");
              return known;
            })
        .forEach(row -> rows.put(row.id, row));
    return rows;
  }

  /** Writes what was changed since it was locked. */
  void store(Handle handle, Collection<Row> rows) {
    insert(handle, rows.stream().filter(row -> row.changed && row.isNew).toList());
    update(handle, rows.stream().filter(row -> row.changed && !row.isNew).toList());
  }

  private static void insert(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into triggers (id, fired, payload, run_id, phase, created_at)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (Row row : rows) {
      batch.add(row.id, row.fired, row.payload, row.runId, row.phase, row.createdAt);
    }
    batch.execute();
  }

  private static void update(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update triggers set fired = ?, payload = ?, run_id = ?, phase = ? where id = ?");
    for (Row row : rows) {
      batch.add(row.fired, row.payload, row.runId, row.phase, row.id);
    }
    batch.execute();
  }

  /** Drops the events of runs that are final. */
  void dropOf(Handle handle, List<String> runIds) {
    if (!runIds.isEmpty()) {
      handle.execute(
          "delete from triggers where run_id = any(?)", (Object) runIds.toArray(String[]::new));
    }
  }

  /** Drops what is older and has no run that waits for it. */
  int sweep(Handle handle, long createdBefore) {
    return handle.execute(
        "delete from triggers where created_at < ? and (run_id is null or not exists"
            + " (select 1 from runs where runs.id = triggers.run_id and runs.ended_at is null))",
        createdBefore);
  }
}
