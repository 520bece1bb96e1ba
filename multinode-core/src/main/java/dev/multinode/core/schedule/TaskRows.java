package dev.multinode.core.schedule;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The tables of tasks. */
final class TaskRows {
  /** So many of its times a task remembers. */
  private static final int REMEMBERED = 1000;

  private static final String ALL = "select * from tasks";

  /** What comes next first, what is over last. */
  private static final String ORDER =
      " order by case when next_at is null then 1 else 0 end, next_at, name, id";

  private final Jdbi jdbi;

  @Inject
  TaskRows(Database database) {
    jdbi = database.jdbi();
  }

  /**
   * A row.
   *
   * @param inputs as they are stored, so that one task with lost secrets does not hide the others
   */
  record Row(
      String id,
      String name,
      String description,
      String workflowId,
      String workflowName,
      String user,
      String inputs,
      Recurrence recurrence,
      boolean inPast,
      TaskState state,
      Instant nextAt,
      long begun,
      Instant lastAt,
      String lastRun,
      String error,
      String requestId) {}

  void insert(Row row) {
    jdbi.useHandle(
        handle ->
            bind(
                    handle.createUpdate(
                        "insert into tasks (id, name, description, workflow_id, workflow_name,"
                            + " user_name, inputs, recurrence_cycle, recurrence_pattern, time_zone,"
                            + " starts_at, ends_at, in_past, state, next_at, begun, request_id)"
                            + " values (:id, :name, :description, :workflow, :workflowName, :user,"
                            + " :inputs, :cycle, :pattern, :zone, :start, :end, :inPast, :state,"
                            + " :next, 0, :request)"),
                    row)
                .bind("workflow", row.workflowId())
                .bind("workflowName", row.workflowName())
                .bind("user", row.user())
                .bind("request", row.requestId())
                .execute());
  }

  /** Changes all but workflow, user and what was. */
  void update(Row row) {
    jdbi.useHandle(
        handle ->
            bind(
                    handle.createUpdate(
                        "update tasks set name = :name, description = :description, inputs ="
                            + " :inputs, recurrence_cycle = :cycle, recurrence_pattern = :pattern,"
                            + " time_zone = :zone, starts_at = :start, ends_at = :end, in_past ="
                            + " :inPast, state = :state, next_at = :next where id = :id"),
                    row)
                .execute());
  }

  private static Update bind(Update update, Row row) {
    Recurrence recurrence = row.recurrence();
    return update
        .bind("id", row.id())
        .bind("name", row.name())
        .bind("description", row.description())
        .bind("inputs", row.inputs())
        .bind("cycle", recurrence.cycle().wire())
        .bind("pattern", recurrence.pattern())
        .bind("zone", recurrence.zone().getId())
        .bind("start", recurrence.start().toEpochMilli())
        .bind("end", millis(recurrence.end()))
        .bind("inPast", row.inPast())
        .bind("state", row.state().wire())
        .bind("next", millis(row.nextAt()));
  }

  Optional<Row> find(String id) {
    return one(ALL + " where id = ?", id);
  }

  Optional<Row> findByRequest(String requestId) {
    return one(ALL + " where request_id = ?", requestId);
  }

  private Optional<Row> one(String sql, String argument) {
    return jdbi.withHandle(
        handle -> handle.select(sql, argument).map((row, context) -> read(row)).findOne());
  }

  List<Row> list(String workflowId) {
    return jdbi.withHandle(
        handle ->
            (workflowId == null
                    ? handle.select(ALL + ORDER)
                    : handle.select(ALL + " where workflow_id = ?" + ORDER, workflowId))
                .map((row, context) -> read(row))
                .list());
  }

  /** Tasks whose time has come, the oldest first. */
  List<Row> due(Instant now, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    ALL + " where next_at <= ? and state = 'pending' order by next_at limit ?",
                    now.toEpochMilli(),
                    limit)
                .map((row, context) -> read(row))
                .list());
  }

  /** Changes the state of a task, and when it goes on. */
  void state(String id, TaskState state, Instant nextAt) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update tasks set state = ?, next_at = cast(? as bigint) where id = ?",
                state.wire(),
                millis(nextAt),
                id));
  }

  /**
   * Stores what became of a time, unless another node did. What was changed about the task in
   * between stays.
   *
   * @param after the task behind this time
   */
  void advance(Row before, TaskRun run, TaskState stateAfter, Instant nextAfter) {
    jdbi.useTransaction(
        handle -> {
          if (advance(handle, before, run, stateAfter, nextAfter) == 1) {
            handle.execute(
                "insert into task_runs (task_id, number, due_at, at, run_id, error)"
                    + " values (?, ?, ?, ?, ?, ?)",
                before.id(),
                run.number(),
                run.dueAt().toEpochMilli(),
                run.at().toEpochMilli(),
                run.runId(),
                run.error());
            handle.execute(
                "delete from task_runs where task_id = ? and number <= ?",
                before.id(),
                run.number() - REMEMBERED);
          }
        });
  }

  private static int advance(
      Handle handle, Row before, TaskRun run, TaskState stateAfter, Instant nextAfter) {
    return handle
        .createUpdate(
            "update tasks set begun = :number, last_at = :at, error = :error,"
                + " last_run = coalesce(cast(:run as varchar(36)), last_run),"
                + " state = case when state = 'pending' and next_at = :due then :state else state"
                + " end,"
                + " next_at = case when next_at = :due then cast(:next as bigint) else next_at end"
                + " where id = :id and begun = :begun")
        .bind("number", run.number())
        .bind("at", run.at().toEpochMilli())
        .bind("error", run.error())
        .bind("run", run.runId())
        .bind("due", run.dueAt().toEpochMilli())
        .bind("state", stateAfter.wire())
        .bind("next", millis(nextAfter))
        .bind("id", before.id())
        .bind("begun", before.begun())
        .execute();
  }

  boolean delete(String id) {
    return jdbi.withHandle(handle -> handle.execute("delete from tasks where id = ?", id)) == 1;
  }

  List<TaskRun> runs(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select number, due_at, at, run_id, error from task_runs where task_id = ?"
                        + " order by number desc",
                    id)
                .map(
                    (row, context) ->
                        new TaskRun(
                            row.getLong("number"),
                            instant(row, "due_at"),
                            instant(row, "at"),
                            row.getString("run_id"),
                            row.getString("error")))
                .list());
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        row.getString("workflow_id"),
        row.getString("workflow_name"),
        row.getString("user_name"),
        row.getString("inputs"),
        new Recurrence(
            Cycle.parse(row.getString("recurrence_cycle")),
            row.getString("recurrence_pattern"),
            ZoneId.of(row.getString("time_zone")),
            instant(row, "starts_at"),
            instant(row, "ends_at")),
        row.getBoolean("in_past"),
        TaskState.parse(row.getString("state")),
        instant(row, "next_at"),
        row.getLong("begun"),
        instant(row, "last_at"),
        row.getString("last_run"),
        row.getString("error"),
        row.getString("request_id"));
  }

  private static Long millis(Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
