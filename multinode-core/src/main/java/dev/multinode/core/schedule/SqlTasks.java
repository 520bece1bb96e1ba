package dev.multinode.core.schedule;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartCheck;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.store.SqlFailures;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Tasks in the database. */
final class SqlTasks implements Tasks {
  private final TaskRows rows;
  private final Runs runs;
  private final StartCheck check;
  private final StoredValues values;

  /** For what is shown: it holds no secrets, and comes out even when the key is lost. */
  private final StoredValues hidden;

  private final InstantSource clock;

  @Inject
  SqlTasks(TaskRows rows, Runs runs, StartCheck check, StoredValues values, InstantSource clock) {
    this.rows = rows;
    this.runs = runs;
    this.check = check;
    this.values = values;
    hidden = values.hidingSecrets();
    this.clock = clock;
  }

  @Override
  public Task create(TaskRequest request) {
    if (request.requestId() != null) {
      Optional<TaskRows.Row> known = rows.findByRequest(request.requestId());
      if (known.isPresent()) {
        return show(known.get());
      }
    }
    TaskRows.Row row = row(UUID.randomUUID().toString(), request);
    try {
      rows.insert(row);
    } catch (UnableToExecuteStatementException e) {
      if (request.requestId() == null || !SqlFailures.isUniqueViolation(e)) {
        throw e;
      }
      return show(rows.findByRequest(request.requestId()).orElseThrow());
    }
    return show(row);
  }

  @Override
  public Task update(String id, TaskRequest request) {
    row(id);
    rows.update(row(id, request));
    return get(id);
  }

  private TaskRows.Row row(String id, TaskRequest request) {
    Workflow workflow = check.check(request.workflowId(), request.inputs());
    return new TaskRows.Row(
        id,
        requireNonNullElse(request.name(), workflow.name()),
        request.description(),
        request.workflowId(),
        workflow.name(),
        request.user(),
        values.writeAll(request.inputs()),
        request.recurrence(),
        request.inPast(),
        TaskState.PENDING,
        firstTime(request),
        0,
        null,
        null,
        null,
        request.requestId());
  }

  private Instant firstTime(TaskRequest request) {
    Recurrence recurrence = request.recurrence();
    boolean missedToo = request.inPast() || recurrence.cycle() == Cycle.ONE_TIME;
    return (missedToo ? recurrence.first() : recurrence.after(clock.instant()))
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.INPUT_INVALID,
                    "the task would never run: no time of '%s' is between now and its end %s; choose a later end"
                        .formatted(recurrence.pattern(), recurrence.end())));
  }

  @Override
  public Optional<Task> find(String id) {
    return rows.find(id).map(this::show);
  }

  @Override
  public Task get(String id) {
    return show(row(id));
  }

  @Override
  public Map<String, Value> inputs(String id) {
    return values.readAll(row(id).inputs());
  }

  private TaskRows.Row row(String id) {
    return rows.find(id)
        .orElseThrow(() -> new NotFoundException("task", id, "see 'multinode task list'"));
  }

  @Override
  public List<Task> list(String workflowId) {
    return rows.list(workflowId).stream().map(this::show).toList();
  }

  @Override
  public Task suspend(String id) {
    TaskRows.Row row = row(id);
    if (!row.state().isOver()) {
      rows.state(id, TaskState.SUSPENDED, row.nextAt());
    }
    return get(id);
  }

  @Override
  public Task resume(String id) {
    TaskRows.Row row = row(id);
    if (row.state() == TaskState.SUSPENDED) {
      Instant next =
          row.recurrence().cycle() == Cycle.ONE_TIME
              ? row.nextAt()
              : row.recurrence().after(clock.instant()).orElse(null);
      rows.state(id, next == null ? TaskState.FINISHED : TaskState.PENDING, next);
    }
    return get(id);
  }

  @Override
  public Task cancel(String id) {
    if (!row(id).state().isOver()) {
      rows.state(id, TaskState.CANCELED, null);
    }
    return get(id);
  }

  @Override
  public void delete(String id) {
    if (!rows.delete(id)) {
      row(id);
    }
  }

  @Override
  public List<TaskRun> runs(String id) {
    row(id);
    return rows.runs(id);
  }

  private Task show(TaskRows.Row row) {
    Task task =
        new Task(
            row.id(),
            row.name(),
            row.description(),
            row.workflowId(),
            row.workflowName(),
            row.user(),
            hidden.readAll(row.inputs()),
            row.recurrence(),
            row.inPast(),
            row.state(),
            row.nextAt(),
            row.begun(),
            row.lastAt(),
            row.lastRun(),
            row.error());
    return isAtWork(row) ? task.in(TaskState.RUNNING) : task;
  }

  private boolean isAtWork(TaskRows.Row row) {
    return row.lastRun() != null
        && (row.state() == TaskState.PENDING || row.state() == TaskState.FINISHED)
        && runs.find(row.lastRun()).filter(run -> !run.state().isFinal()).isPresent();
  }
}
