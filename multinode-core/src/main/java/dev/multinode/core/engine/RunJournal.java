package dev.multinode.core.engine;

import dev.multinode.core.script.ScriptLog;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes what happens to one run while this node owns it: checkpoints, waits, the end, and the log,
 * which goes along with them. Used by one thread.
 */
final class RunJournal implements ScriptLog {
  /** So many lines, or so much time, and the log is written without waiting for a checkpoint. */
  private static final int MAX_LINES = 200;

  private static final long MAX_MILLIS = 1000;

  private final StoredRun run;
  private final RunStore runs;
  private final RunLogs logs;
  private final SqlTriggers triggers;
  private final RunDriver driver;
  private final StoredValues values;
  private final InstantSource clock;
  private final List<RunLogs.Line> lines = new ArrayList<>();
  private long flushedAt;

  RunJournal(
      StoredRun run,
      RunStore runs,
      RunLogs logs,
      SqlTriggers triggers,
      RunDriver driver,
      StoredValues values,
      InstantSource clock) {
    this.run = run;
    this.runs = runs;
    this.logs = logs;
    this.triggers = triggers;
    this.driver = driver;
    this.values = values;
    this.clock = clock;
    flushedAt = clock.millis();
  }

  @Override
  public void line(String origin, String severity, String text) {
    lines.add(new RunLogs.Line(clock.instant(), origin, severity, text));
    if (lines.size() >= MAX_LINES || clock.millis() - flushedAt > MAX_MILLIS) {
      tryToFlush();
    }
  }

  /**
   * A script must not fail because its log cannot be written just now; a checkpoint tries again.
   */
  private void tryToFlush() {
    try {
      flush();
    } catch (JdbiException e) {
      flushedAt = clock.millis();
    }
  }

  /** Lines of a script that is stopped are kept too. */
  void flush() {
    if (lines.isEmpty()) {
      return;
    }
    runs.transaction(
        handle -> {
          logs.add(handle, run.id(), run.user(), lines);
          return null;
        });
    flushed();
  }

  private void flushed() {
    lines.clear();
    flushedAt = clock.millis();
  }

  void checkpoint(RunMemory memory, String item) {
    runs.transaction(
        handle -> {
          save(handle, memory, RunState.RUNNING, item);
          return null;
        });
    flushed();
  }

  /**
   * Stores that the run waits for an event.
   *
   * @return the payload when it has happened already; then nothing is stored
   */
  Optional<Value> await(RunMemory memory, String item, String trigger) {
    memory.setWaited();
    Optional<Value> payload =
        runs.transaction(
            handle -> {
              Optional<Value> known = triggers.await(handle, trigger, run.id(), run.phase());
              if (known.isEmpty()) {
                save(handle, memory, RunState.WAITING_SIGNAL, item);
              }
              return known;
            });
    if (payload.isEmpty()) {
      flushed();
    }
    return payload;
  }

  /** Stores that the run waits for a time, and makes it ready then. */
  void sleep(RunMemory memory, String item, Instant until) {
    runs.transaction(
        handle -> {
          save(handle, memory, RunState.WAITING_SIGNAL, item);
          if (!runs.nextPhase(handle, run.id(), run.phase(), RunState.WAITING_SIGNAL)) {
            throw new RunTakenException();
          }
          driver.ready(handle, run.id(), run.phase() + 1, until);
          return null;
        });
    flushed();
  }

  void end(RunMemory memory, RunStore.End end) {
    runs.transaction(
        handle -> {
          if (memory.hasWaited()) {
            triggers.forget(handle, run.id());
          }
          logs.add(handle, run.id(), run.user(), lines);
          if (!runs.end(handle, run, end, clock.instant())) {
            throw new RunTakenException();
          }
          return null;
        });
    flushed();
  }

  private void save(Handle handle, RunMemory memory, RunState state, String item) {
    if (!runs.save(handle, run, state, item, memory.businessState(), memory.write(values))) {
      throw new RunTakenException();
    }
    logs.add(handle, run.id(), run.user(), lines);
  }
}
