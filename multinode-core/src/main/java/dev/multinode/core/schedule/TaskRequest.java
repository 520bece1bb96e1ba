package dev.multinode.core.schedule;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.value.Value;
import java.util.Map;

/**
 * What a task is to be.
 *
 * @param name the workflow's when it is null
 * @param inPast whether a recurrent task that starts in the past runs once at once, for what it has
 *     missed; one that runs once does so in any case
 * @param requestId the same id makes one task only, however often it is sent; null when the caller
 *     gives none
 */
public record TaskRequest(
    String name,
    String description,
    String workflowId,
    Map<String, Value> inputs,
    Recurrence recurrence,
    boolean inPast,
    String user,
    String requestId) {
  public TaskRequest {
    requireNonNull(workflowId);
    requireNonNull(recurrence);
    requireNonNull(user);
    description = requireNonNullElse(description, "");
    inputs = Map.copyOf(inputs);
  }
}
