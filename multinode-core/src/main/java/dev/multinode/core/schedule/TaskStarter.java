package dev.multinode.core.schedule;

import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.StoredValues;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the runs of tasks whose time has come. The run is started first, with a request id made of
 * the task and the number of its run, and the task goes to its next time after that: so whatever
 * happens in between, and however many nodes try, a time has one run.
 *
 * <p>Times that were missed, as while the node was stopped, are one run, at once.
 */
final class TaskStarter {
  private static final Logger LOG = LoggerFactory.getLogger(TaskStarter.class);
  private static final int BATCH = 100;

  private final TaskRows rows;
  private final Runs runs;
  private final StoredValues values;
  private final InstantSource clock;
  private boolean refused;

  @Inject
  TaskStarter(TaskRows rows, Runs runs, StoredValues values, InstantSource clock) {
    this.rows = rows;
    this.runs = runs;
    this.values = values;
    this.clock = clock;
  }

  /** Begins all that is due; what is refused for now stays due. */
  void startDue() {
    List<TaskRows.Row> due;
    do {
      due = rows.due(clock.instant(), BATCH);
      for (TaskRows.Row task : due) {
        if (!start(task)) {
          return;
        }
      }
    } while (due.size() == BATCH);
  }

  /** False when the node takes no starts just now. */
  private boolean start(TaskRows.Row task) {
    long number = task.begun() + 1;
    String run = null;
    String error = null;
    try {
      run =
          runs.start(
                  new StartRequest(
                      task.workflowId(),
                      values.readAll(task.inputs()),
                      task.user(),
                      "task/%s/%d".formatted(task.id(), number)))
              .id();
      refused = false;
    } catch (MultinodeException e) {
      if (e.code().retryable()) {
        if (!refused) {
          LOG.warn("task '{}' is due and is tried again: {}", task.name(), e.getMessage());
          refused = true;
        }
        return false;
      }
      LOG.warn("task '{}' could not start its workflow: {}", task.name(), e.getMessage());
      error = e.getMessage();
    }
    Instant now = clock.instant();
    Optional<Instant> next = task.recurrence().after(now);
    rows.advance(
        task,
        new TaskRun(number, task.nextAt(), now, run, error),
        after(next, error),
        next.orElse(null));
    return true;
  }

  private static TaskState after(Optional<Instant> next, String error) {
    if (next.isPresent()) {
      return TaskState.PENDING;
    }
    return error == null ? TaskState.FINISHED : TaskState.ERROR;
  }
}
