package dev.multinode.core.engine;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Events as rows. Firing and waiting for the same event write the same row, so whichever commits
 * later sees the other: no event is lost in between.
 */
final class SqlTriggers implements Triggers {
  /** Events that nobody has waited for in this time are dropped. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final RunStore runs;
  private final RunDriver driver;
  private final StoredValues values;
  private final InstantSource clock;

  @Inject
  SqlTriggers(RunStore runs, RunDriver driver, StoredValues values, InstantSource clock) {
    this.values = values;
    this.runs = runs;
    this.driver = driver;
    this.clock = clock;
  }

  private record Row(boolean fired, String payload, String runId, long phase) {}

  @Override
  public void fire(String triggerId, Value payload) {
    if (runs.transaction(handle -> fire(handle, triggerId, values.write(payload)))) {
      driver.nudge();
    }
  }

  /** Whether a run is ready now. */
  private boolean fire(Handle handle, String id, String payload) {
    Optional<Row> known = lock(handle, id);
    if (known.isEmpty()) {
      handle.execute(
          "insert into triggers (id, fired, payload, created_at) values (?, true, ?, ?)",
          id,
          payload,
          clock.millis());
      return false;
    }
    Row row = known.get();
    if (row.fired()) {
      return false;
    }
    handle.execute("update triggers set fired = true, payload = ? where id = ?", payload, id);
    if (!runs.nextPhase(handle, row.runId(), row.phase(), RunState.RUNNING)) {
      return false;
    }
    driver.ready(handle, row.runId(), row.phase() + 1, clock.instant());
    return true;
  }

  /**
   * Lets a run wait.
   *
   * @return the payload when the event has happened already, so that there is nothing to wait for
   */
  Optional<Value> await(Handle handle, String id, String runId, long phase) {
    Optional<Row> known = lock(handle, id);
    if (known.isEmpty()) {
      handle.execute(
          "insert into triggers (id, fired, run_id, phase, created_at) values (?, false, ?, ?, ?)",
          id,
          runId,
          phase,
          clock.millis());
      return Optional.empty();
    }
    Row row = known.get();
    if (row.runId() != null && !row.runId().equals(runId)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "run '%s' waits for event '%s' already; give every run an event of its own"
              .formatted(row.runId(), id));
    }
    handle.execute("update triggers set run_id = ?, phase = ? where id = ?", runId, phase, id);
    return row.fired() ? Optional.of(values.read(row.payload())) : Optional.empty();
  }

  private static Optional<Row> lock(Handle handle, String id) {
    return handle
        .select("select fired, payload, run_id, phase from triggers where id = ? for update", id)
        .map(
            (row, context) ->
                new Row(
                    row.getBoolean("fired"),
                    row.getString("payload"),
                    row.getString("run_id"),
                    row.getLong("phase")))
        .findOne();
  }

  /** Drops the events of a run that is final. */
  void forget(Handle handle, String runId) {
    handle.execute("delete from triggers where run_id = ?", runId);
  }

  /** Drops what is old and has no run that waits for it. */
  void sweep() {
    runs.transaction(
        handle ->
            handle.execute(
                "delete from triggers where created_at < ? and (run_id is null or not exists"
                    + " (select 1 from runs where runs.id = triggers.run_id"
                    + " and runs.ended_seq = -1))",
                clock.instant().minus(KEPT).toEpochMilli()));
  }
}
