package dev.multinode.core.engine;

import dev.multinode.core.script.ScriptLog;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes what happens to one run while this node owns it: checkpoints, waits, the end, and the log,
 * which goes along with them. Used by one thread.
 */
final class RunJournal implements ScriptLog {
  /** So many lines, or so much time, and the log is written without waiting for a checkpoint. */
  private static final int MAX_LINES = 200;

  private static final long MAX_MILLIS = 1000;

  /** So many errors get into a log that is full. */
  private static final int ERRORS_BEYOND = 100;

  private final StoredRun run;
  private final RunWrites writes;
  private final StoredValues values;
  private final InstantSource clock;
  private final int mostLines;
  private List<RunLogs.Line> lines = new ArrayList<>();
  private long flushedAt;
  private boolean phaseOver;

  /** How many lines the log has, those of earlier phases included. */
  private int written;

  RunJournal(
      StoredRun run, RunWrites writes, StoredValues values, InstantSource clock, int mostLines) {
    this.run = run;
    this.writes = writes;
    this.values = values;
    this.clock = clock;
    this.mostLines = mostLines;
    flushedAt = clock.millis();
  }

  /** Whether the end of the phase is stored, so that nobody needs to work on it again. */
  boolean isPhaseOver() {
    return phaseOver;
  }

  /** Takes over how much was written in earlier phases. */
  void goOn(RunMemory memory) {
    written = memory.logLines();
  }

  @Override
  public void line(String origin, String severity, String text) {
    if (written < mostLines) {
      add(origin, severity, text);
      return;
    }
    if (written == mostLines) {
      add(
          "server",
          "warning",
          "the log of the run has %d lines, the limit 'retention.logLines'; the rest is left out, but for errors"
              .formatted(mostLines));
    }
    if (severity.equals("error") && written <= mostLines + ERRORS_BEYOND) {
      add(origin, severity, text);
    }
  }

  private void add(String origin, String severity, String text) {
    written++;
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
    if (!lines.isEmpty()) {
      // whoever has the run by now says the same again
      write(new RunWrite.Owned(run, lines));
    }
  }

  void checkpoint(RunMemory memory, String item) {
    store(at(memory, RunState.RUNNING, item));
  }

  /**
   * Stores that the run waits for an event.
   *
   * @param state what to show meanwhile
   * @return the payload when it has happened already; then nothing is stored
   */
  Optional<Value> await(RunMemory memory, RunState state, String item, String trigger) {
    memory.setWaited();
    RunWrite.Owned write = at(memory, state, item);
    write.await = trigger;
    store(write);
    return Optional.ofNullable(write.happened);
  }

  /** Stores that other runs begin as parts of this one, and that it waits for the first of them. */
  void fork(RunMemory memory, String item, List<StoredRun> children) {
    memory.setWaited();
    RunWrite.Owned write = at(memory, RunState.RUNNING, item);
    write.children = children;
    write.await = ChildEnd.event(children.get(0).id());
    store(write);
  }

  /**
   * Stores that the run waits for a person's answer, and makes it ready when it is too late for
   * one.
   *
   * @return how the question was settled, when it is; then nothing is stored
   */
  Optional<Value> ask(RunMemory memory, String item, Question question) {
    RunWrite.Owned write = at(memory, RunState.WAITING, item);
    write.question = question;
    write.nextPhase = question.until();
    store(write);
    return Optional.ofNullable(write.happened);
  }

  /** Stores that the run waits for a time, and makes it ready then. */
  void sleep(RunMemory memory, String item, Instant until) {
    RunWrite.Owned write = at(memory, RunState.WAITING_SIGNAL, item);
    write.nextPhase = until;
    store(write);
  }

  void end(RunMemory memory, RunStore.End end) {
    RunWrite.Owned write = new RunWrite.Owned(run, lines);
    write.end = end;
    write.endedAt = clock.millis();
    write.dropTriggers = memory.hasWaited();
    store(write);
  }

  private RunWrite.Owned at(RunMemory memory, RunState state, String item) {
    memory.setLogLines(written);
    RunWrite.Owned write = new RunWrite.Owned(run, lines);
    write.position =
        new RunWrite.Position(state, item, memory.businessState(), memory.write(values));
    return write;
  }

  private void store(RunWrite.Owned write) {
    write(write);
    if (write.taken) {
      throw new RunTakenException();
    }
    phaseOver = write.isStored() && write.endsPhase();
  }

  private void write(RunWrite.Owned write) {
    writes.store(write);
    if (write.happened == null) {
      lines = new ArrayList<>();
      flushedAt = clock.millis();
    }
  }
}
