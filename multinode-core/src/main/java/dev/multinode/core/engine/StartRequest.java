package dev.multinode.core.engine;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.Value;
import java.util.Map;

/**
 * @param inputs by name; unknown names are ignored, missing ones are null
 * @param user who starts it
 * @param requestId the same id starts one run only, however often it is sent; null when the caller
 *     gives none
 */
public record StartRequest(
    String workflowId, Map<String, Value> inputs, String user, String requestId) {
  public StartRequest {
    requireNonNull(workflowId);
    requireNonNull(user);
    inputs = Map.copyOf(inputs);
  }
}
