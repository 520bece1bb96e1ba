package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import dev.multinode.core.store.SqlFailures;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The table of runs. What an owner writes names its phase and epoch, so that a node that was only
 * slow cannot write over its successor.
 */
final class RunStore {
  private static final String UNIQUE_VIOLATION = "23505";

  /** Beside the same key: serialization failure, deadlock (PostgreSQL), lock timeout (H2). */
  private static final Set<String> WORTH_ANOTHER_TRY =
      Set.of(UNIQUE_VIOLATION, "40001", "40P01", "HYT00");

  private static final String OWNED =
      " where id = ? and phase = ? and epoch = ? and ended_at is null";

  private static final String SAVE =
      "update runs set state = ?, current_item = ?, business_state = ?, checkpoint = ?" + OWNED;

  /** Each phase begins with epoch 0, that of the first attempt. */
  private static final String SAVE_AND_LEAVE =
      "update runs set state = ?, current_item = ?, business_state = ?, checkpoint = ?,"
          + " phase = phase + 1, epoch = 0"
          + OWNED;

  /** Changes nothing; what a script said before its run was canceled is kept. */
  private static final String LINES_ONLY =
      "update runs set phase = phase where id = ?"
          + " and (phase = ? or phase = ? + 1 and state = 'canceled') and epoch = ?";

  private static final int ATTEMPTS = 3;
  private static final int MAX_NAME = 1000;

  private final Jdbi jdbi;

  @Inject
  RunStore(Database database) {
    jdbi = database.jdbi();
  }

  /**
   * Runs a transaction; again when another one was in its way: it wrote the same key at the same
   * time, so that its row can be seen now, or the two waited for each other.
   */
  <T> T transaction(HandleCallback<T, RuntimeException> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(work);
      } catch (UnableToExecuteStatementException e) {
        if (attempt == ATTEMPTS || !isWorthAnotherTry(e)) {
          throw e;
        }
      }
    }
  }

  static boolean isWorthAnotherTry(JdbiException e) {
    return WORTH_ANOTHER_TRY.contains(SqlFailures.state(e));
  }

  /** Adds runs in phase 0. */
  void insert(Handle handle, List<StoredRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into runs (id, workflow_id, workflow_name, workflow_hash, state, user_name,"
                + " request_id, started_at, current_item, inputs, checkpoint, phase, epoch,"
                + " parent_id, ended_seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, -1)");
    for (StoredRun run : runs) {
      batch.add(
          run.id(),
          run.workflowId(),
          run.workflowName(),
          run.workflowHash(),
          run.state().wire(),
          run.user(),
          run.requestId(),
          run.startedAt(),
          cut(run.currentItem()),
          run.inputs(),
          run.checkpoint(),
          run.phase(),
          run.epoch(),
          run.parentId());
    }
    batch.execute();
  }

  /** Those of the requests that have started a run. */
  List<String> knownRequests(Handle handle, Collection<String> requestIds) {
    return requestIds.isEmpty()
        ? List.of()
        : handle
            .select(
                "select request_id from runs where request_id = any(?)",
                (Object) requestIds.toArray(String[]::new))
            .mapTo(String.class)
            .list();
  }

  Optional<StoredRun> find(String id) {
    return one("select " + StoredRun.COLUMNS + " from runs where id = ?", id);
  }

  Optional<StoredRun> findByRequest(String requestId) {
    return one("select " + StoredRun.COLUMNS + " from runs where request_id = ?", requestId);
  }

  private Optional<StoredRun> one(String sql, String argument) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(sql, argument)
                .map((row, context) -> StoredRun.read(row, null))
                .findOne());
  }

  List<StoredRun> list(String workflowId, RunState state, int offset, int limit) {
    List<Object> arguments = new ArrayList<>();
    String where = where(workflowId, state, arguments);
    arguments.add(limit);
    arguments.add(offset);
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select "
                        + StoredRun.COLUMNS
                        + " from runs"
                        + where
                        + " order by started_at desc, id desc limit ? offset ?",
                    arguments.toArray())
                .map((row, context) -> StoredRun.read(row, null))
                .list());
  }

  long count(String workflowId, RunState state) {
    List<Object> arguments = new ArrayList<>();
    String where = where(workflowId, state, arguments);
    return jdbi.withHandle(
        handle ->
            handle
                .select("select count(*) from runs" + where, arguments.toArray())
                .mapTo(Long.class)
                .one());
  }

  private static String where(String workflowId, RunState state, List<Object> arguments) {
    String where = " where 1 = 1";
    if (workflowId != null) {
      where += " and workflow_id = ?";
      arguments.add(workflowId);
    }
    if (state != null) {
      where += " and state = ?";
      arguments.add(state.wire());
    }
    return where;
  }

  /**
   * Reads a run to work on a phase of it.
   *
   * @param attempt whose number becomes the epoch, so that earlier attempts, which may still be at
   *     work or about to begin, can write no more
   * @return empty when the phase is over, or a later attempt has it
   */
  Optional<StoredRun> take(String id, long phase, long attempt) {
    return jdbi.withHandle(
        handle -> {
          if (attempt > 0) {
            // committed by itself, so that the former owner is locked out before we read
            handle.execute(
                "update runs set epoch = ?"
                    + " where id = ? and phase = ? and epoch < ? and ended_at is null",
                attempt,
                id,
                phase,
                attempt);
          }
          return handle
              .select(
                  "select " + StoredRun.COLUMNS + ", checkpoint from runs" + OWNED,
                  id,
                  phase,
                  attempt)
              .map((row, context) -> StoredRun.read(row, row.getString("checkpoint")))
              .findOne();
        });
  }

  /** Stores where runs stand; marks those that have another owner by now, or were canceled. */
  void save(Handle handle, List<RunWrite.Owned> writes) {
    save(handle, writes.stream().filter(write -> write.position == null).toList(), LINES_ONLY);
    List<RunWrite.Owned> moved = writes.stream().filter(write -> write.position != null).toList();
    save(handle, moved.stream().filter(write -> write.nextPhase == null).toList(), SAVE);
    save(handle, moved.stream().filter(write -> write.nextPhase != null).toList(), SAVE_AND_LEAVE);
  }

  private static void save(Handle handle, List<RunWrite.Owned> writes, String sql) {
    if (writes.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(sql);
    for (RunWrite.Owned write : writes) {
      StoredRun run = write.run;
      RunWrite.Position position = write.position;
      if (position == null) {
        batch.add(run.id(), run.phase(), run.phase(), run.epoch());
      } else {
        batch.add(
            position.state().wire(),
            cut(position.item()),
            cut(position.business()),
            position.memory(),
            run.id(),
            run.phase(),
            run.epoch());
      }
    }
    markTaken(writes, batch.execute());
  }

  private static void markTaken(List<RunWrite.Owned> writes, int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      writes.get(i).taken = counts[i] == 0;
    }
  }

  /**
   * Brings runs into their next phases.
   *
   * @return those phases that were left; somebody else has left the others
   */
  List<RunDriver.Phase> nextPhases(Handle handle, Collection<RunDriver.Phase> phases) {
    if (phases.isEmpty()) {
      return List.of();
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update runs set phase = phase + 1, epoch = 0, state = ?"
                + " where id = ? and phase = ? and ended_at is null");
    List<RunDriver.Phase> wanted = List.copyOf(phases);
    for (RunDriver.Phase phase : wanted) {
      batch.add(RunState.RUNNING.wire(), phase.runId(), phase.number());
    }
    int[] counts = batch.execute();
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] == 1)
        .mapToObj(wanted::get)
        .toList();
  }

  /**
   * Stores the ends of runs; marks those that have another owner by now, or were canceled.
   *
   * @param number of the first end, from {@link #takeEndNumbers}
   */
  void end(Handle handle, List<RunWrite.Owned> writes, long number) {
    if (writes.isEmpty()) {
      return;
    }
    long next = number;
    PreparedBatch batch =
        handle.prepareBatch(
            "update runs set state = ?, current_item = ?, business_state = ?, error = ?,"
                + " failed_item = ?, outputs = ?, ended_at = ?, ended_seq = ?, checkpoint = ''"
                + OWNED);
    for (RunWrite.Owned write : writes) {
      End end = write.end;
      batch.add(
          end.state().wire(),
          cut(end.item()),
          cut(end.business()),
          clean(end.error()),
          cut(end.failedItem()),
          end.outputs(),
          write.endedAt,
          next++,
          write.run.id(),
          write.run.phase(),
          write.run.epoch());
    }
    markTaken(writes, batch.execute());
  }

  /**
   * Numbers are given out by one transaction at a time, until it is committed: a reader that has
   * seen a number has seen all smaller ones. To be called before a transaction locks any run, so
   * that two of them never wait for each other. A number that is not used leaves a gap.
   *
   * @return the first of the numbers
   */
  static long takeEndNumbers(Handle handle, int count) {
    handle.execute("update run_ends set last_seq = last_seq + ? where id = 1", count);
    return handle.select("select last_seq from run_ends where id = 1").mapTo(Long.class).one()
        - count
        + 1;
  }

  /** How a run ended; texts may be null. */
  record End(
      RunState state,
      String item,
      String business,
      String error,
      String failedItem,
      String outputs) {}

  /** The phase that was canceled; empty when the run is final or unknown. */
  Optional<Long> cancel(Handle handle, String id, Instant at) {
    long number = takeEndNumbers(handle, 1);
    Optional<Long> phase =
        handle
            .select("select phase from runs where id = ? and ended_at is null for update", id)
            .mapTo(Long.class)
            .findOne();
    if (phase.isPresent()) {
      handle.execute(
          "update runs set state = ?, error = ?, ended_at = ?, ended_seq = ?, phase = phase + 1,"
              + " checkpoint = '' where id = ?",
          RunState.CANCELED.wire(),
          "the run was canceled",
          at.toEpochMilli(),
          number,
          id);
    }
    return phase;
  }

  /** Those of some runs that are final. */
  List<String> finalOf(Collection<String> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select id from runs where id = any(?) and ended_seq >= 0",
                    (Object) ids.toArray(String[]::new))
                .mapTo(String.class)
                .list());
  }

  static String cut(String text) {
    return text == null || text.length() <= MAX_NAME
        ? clean(text)
        : clean(text.substring(0, MAX_NAME));
  }

  /** PostgreSQL refuses texts with a character of the code zero. */
  static String clean(String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
