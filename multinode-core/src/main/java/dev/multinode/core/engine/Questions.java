package dev.multinode.core.engine;

import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table of questions. Answer, cancellation and timeout all write the row of the question first,
 * so exactly one of them settles it.
 */
final class Questions {
  private final RunDriver driver;
  private final StoredValues values;
  private final InstantSource clock;

  @Inject
  Questions(RunDriver driver, StoredValues values, InstantSource clock) {
    this.driver = driver;
    this.values = values;
    this.clock = clock;
  }

  private record Row(String runId, long phase, boolean open, String settlement) {}

  /**
   * Lets a run wait for an answer.
   *
   * @param phase the phase in which the run waits
   * @return how the question was settled, when it is; then there is nothing to wait for
   */
  Optional<Value> ask(Handle handle, Question question, StoredRun run, long phase) {
    Optional<Row> known = lock(handle, question.id());
    if (known.isPresent() && !known.get().open()) {
      return Optional.of(values.read(known.get().settlement()));
    }
    boolean late = question.until() != null && !question.until().isAfter(clock.instant());
    if (late) {
      Value settlement = InputItem.Settlement.late(question.itemName(), question.until()).toValue();
      if (known.isPresent()) {
        settle(handle, question.id(), settlement);
      }
      return Optional.of(settlement);
    }
    if (known.isPresent()) {
      handle.execute("update interactions set phase = ? where id = ?", phase, question.id());
    } else {
      insert(handle, question, run, phase);
    }
    return Optional.empty();
  }

  private void insert(Handle handle, Question question, StoredRun run, long phase) {
    handle.execute(
        "insert into interactions (id, run_id, phase, workflow_id, item, item_name, question,"
            + " timeout_at, created_at, is_open) values (?, ?, ?, ?, ?, ?, ?, ?, ?, true)",
        question.id(),
        run.id(),
        phase,
        run.workflowId(),
        RunStore.cut(question.item()),
        RunStore.cut(question.itemName()),
        values.writeAll(question.toValues()),
        question.until() == null ? null : question.until().toEpochMilli(),
        clock.millis());
  }

  /**
   * Settles an open question and makes its run ready.
   *
   * @return false when it was settled already, or the run has ended
   */
  boolean settle(Handle handle, RunStore runs, String id, Value settlement) {
    Optional<Row> known = lock(handle, id).filter(Row::open);
    if (known.isEmpty()) {
      return false;
    }
    Row row = known.get();
    RunDriver.Phase asked = new RunDriver.Phase(row.runId(), row.phase());
    if (runs.nextPhases(handle, List.of(asked)).isEmpty()) {
      return false;
    }
    settle(handle, id, settlement);
    // the row of the timeout, if there is one
    driver.forget(handle, row.runId(), row.phase());
    driver.ready(handle, List.of(new RunDriver.Due(row.runId(), row.phase() + 1, clock.instant())));
    return true;
  }

  private void settle(Handle handle, String id, Value settlement) {
    handle.execute(
        "update interactions set is_open = false, settlement = ? where id = ?",
        values.write(settlement),
        id);
  }

  private static Optional<Row> lock(Handle handle, String id) {
    return handle
        .select(
            "select run_id, phase, is_open, settlement from interactions where id = ? for update",
            id)
        .map(
            (row, context) ->
                new Row(
                    row.getString("run_id"),
                    row.getLong("phase"),
                    row.getBoolean("is_open"),
                    row.getString("settlement")))
        .findOne();
  }

  /** Drops the questions of runs that have ended. */
  static int sweep(Handle handle) {
    return handle.execute(
        "delete from interactions where not exists"
            + " (select 1 from runs where runs.id = interactions.run_id and runs.ended_seq = -1)");
  }
}
