package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import dev.multinode.core.store.SqlFailures;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Stores what many runs do at the same time in few transactions: a commit costs more than what is
 * committed. What one run cannot store does not keep the others from it. Safe for use by many
 * threads.
 */
final class RunWrites {
  /** Two would wait for each other at the counter of ends, and their groups would be smaller. */
  private static final int WRITERS = 1;

  private final RunStore runs;
  private final boolean embedded;
  private final RunBatch.Tables tables;
  private final RunEnds ends;
  private final GroupCommit<RunWrite> commits;

  @Inject
  RunWrites(
      Database database,
      RunStore runs,
      RunParts parts,
      RunLogs logs,
      TriggerRows triggers,
      Questions questions,
      RunDriver driver,
      RunEnds ends,
      StoredValues values,
      InstantSource clock) {
    this.runs = runs;
    embedded = database.isEmbedded();
    this.ends = ends;
    tables = new RunBatch.Tables(runs, parts, logs, triggers, questions, driver, values, clock);
    commits = new GroupCommit<>(WRITERS, this::storeGroup);
  }

  /**
   * Returns when the write is committed, or when it is known why not: see its fields.
   *
   * @throws JdbiException when the database refuses it or does not answer
   */
  void store(RunWrite write) {
    commits.run(write);
  }

  /** Makes an event happen as a part of a transaction; whether a run is ready because of it. */
  boolean fire(Handle handle, String trigger, Value payload) {
    RunWrite.Fire fire = new RunWrite.Fire(trigger, tables.values().write(payload));
    return new RunBatch(tables, handle).write(List.of(fire));
  }

  private static boolean isEnd(RunWrite write) {
    return write instanceof RunWrite.Owned owned && owned.end != null && owned.isStored();
  }

  private boolean write(Handle handle, List<RunWrite> group) {
    if (!embedded) {
      // all is found by indexes; what PostgreSQL knows of tables that were just empty misleads it
      handle.execute("set local enable_seqscan = off");
    }
    return new RunBatch(tables, handle).write(group);
  }

  private void storeGroup(List<RunWrite> group) {
    boolean ready;
    try {
      ready = runs.transaction(handle -> write(handle, group));
    } catch (JdbiException e) {
      if (group.size() > 1 && (SqlFailures.isAboutData(e) || RunStore.isWorthAnotherTry(e))) {
        group.forEach(write -> storeGroup(List.of(write)));
      } else {
        group.forEach(write -> write.settle(e));
      }
      return;
    }
    for (RunWrite write : group) {
      write.settle(write instanceof RunWrite.Owned owned ? owned.refusal : null);
    }
    if (ready) {
      tables.driver().nudge();
    }
    if (group.stream().anyMatch(RunWrites::isEnd)) {
      ends.signal();
    }
  }
}
