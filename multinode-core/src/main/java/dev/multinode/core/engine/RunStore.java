package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import dev.multinode.core.store.SqlFailures;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
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
        if (attempt == ATTEMPTS || !WORTH_ANOTHER_TRY.contains(SqlFailures.state(e))) {
          throw e;
        }
      }
    }
  }

  static boolean isUniqueViolation(UnableToExecuteStatementException e) {
    return UNIQUE_VIOLATION.equals(SqlFailures.state(e));
  }

  /** Adds a run in phase 0. */
  void insert(Handle handle, StoredRun run) {
    handle.execute(
        "insert into runs (id, workflow_id, workflow_name, workflow_hash, state, user_name,"
            + " request_id, started_at, current_item, inputs, checkpoint, phase, epoch, ended_seq)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, -1)",
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
        run.epoch());
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
   * @param again whether another owner may still be at work; then that one can write no more
   * @return empty when the phase is over
   */
  Optional<StoredRun> take(String id, long phase, boolean again) {
    return jdbi.withHandle(
        handle -> {
          if (again) {
            // committed by itself, so that the former owner is locked out before we read
            handle.execute(
                "update runs set epoch = epoch + 1 where id = ? and phase = ? and ended_seq = -1",
                id,
                phase);
          }
          return handle
              .select(
                  "select "
                      + StoredRun.COLUMNS
                      + ", checkpoint from runs where id = ? and phase = ? and ended_seq = -1",
                  id,
                  phase)
              .map((row, context) -> StoredRun.read(row, row.getString("checkpoint")))
              .findOne();
        });
  }

  /** Stores where a run stands; false when it has another owner by now, or was canceled. */
  boolean save(
      Handle handle, StoredRun run, RunState state, String item, String business, String memory) {
    return handle.execute(
            "update runs set state = ?, current_item = ?, business_state = ?, checkpoint = ?"
                + " where id = ? and phase = ? and epoch = ? and ended_seq = -1",
            state.wire(),
            cut(item),
            cut(business),
            memory,
            run.id(),
            run.phase(),
            run.epoch())
        == 1;
  }

  /** Goes to the next phase; false when somebody else did. */
  boolean nextPhase(Handle handle, String id, long phase, RunState state) {
    return handle.execute(
            "update runs set phase = phase + 1, state = ?"
                + " where id = ? and phase = ? and ended_seq = -1",
            state.wire(),
            id,
            phase)
        == 1;
  }

  /** Stores the end of a run; false when it has another owner by now, or was canceled. */
  boolean end(Handle handle, StoredRun run, End end, Instant at) {
    return handle.execute(
            "update runs set state = ?, current_item = ?, business_state = ?, error = ?,"
                + " failed_item = ?, outputs = ?, ended_at = ?, ended_seq = 0, checkpoint = ''"
                + " where id = ? and phase = ? and epoch = ? and ended_seq = -1",
            end.state().wire(),
            cut(end.item()),
            cut(end.business()),
            clean(end.error()),
            cut(end.failedItem()),
            end.outputs(),
            at.toEpochMilli(),
            run.id(),
            run.phase(),
            run.epoch())
        == 1;
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
    Optional<Long> phase =
        handle
            .select("select phase from runs where id = ? and ended_seq = -1 for update", id)
            .mapTo(Long.class)
            .findOne();
    if (phase.isPresent()) {
      handle.execute(
          "update runs set state = ?, error = ?, ended_at = ?, ended_seq = 0, phase = phase + 1,"
              + " checkpoint = '' where id = ?",
          RunState.CANCELED.wire(),
          "the run was canceled",
          at.toEpochMilli(),
          id);
    }
    return phase;
  }

  /** False when the run is not final or not known. */
  boolean delete(Handle handle, String id) {
    return handle.execute("delete from runs where id = ? and ended_seq >= 0", id) == 1;
  }

  private static String cut(String text) {
    return text == null || text.length() <= MAX_NAME
        ? clean(text)
        : clean(text.substring(0, MAX_NAME));
  }

  /** PostgreSQL refuses texts with a character of the code zero. */
  static String clean(String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
