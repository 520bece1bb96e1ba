package dev.multinode.core.schedule;

import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.Map;

/**
 * A workflow that runs at a time, or again and again, as it was when it was read.
 *
 * @param id a UUID
 * @param inPast whether a time that had passed when the task was made counts as missed
 * @param user who its runs are started by
 * @param nextAt when its next run begins; null when none is to come
 * @param begun how many runs were begun
 * @param lastAt when the last one began or failed to; null before the first
 * @param lastRun the id of the last run; null when there is none
 * @param error why the last start failed; null when it did not
 */
public record Task(
    String id,
    String name,
    String description,
    String workflowId,
    String workflowName,
    String user,
    Map<String, Value> inputs,
    Recurrence recurrence,
    boolean inPast,
    TaskState state,
    Instant nextAt,
    long begun,
    Instant lastAt,
    String lastRun,
    String error) {

  Task in(TaskState shown) {
    return new Task(
        id,
        name,
        description,
        workflowId,
        workflowName,
        user,
        inputs,
        recurrence,
        inPast,
        shown,
        nextAt,
        begun,
        lastAt,
        lastRun,
        error);
  }
}
