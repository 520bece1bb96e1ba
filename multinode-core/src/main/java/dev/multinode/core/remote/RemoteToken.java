package dev.multinode.core.remote;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Our handle of a run on a remote server, as it was when it was read.
 *
 * @param id a UUID; also the id of the trigger that fires at the end
 * @param remoteRunId null while it is not known whether the start was received
 * @param localRunId the run that waits for it; null when it was started outside a run
 * @param firesTrigger whether a run waits for the end
 * @param state a word of the vRO API, {@code starting} before the run is known, {@code lost} when
 *     the server did not answer for too long
 * @param error what failed there; null unless failed, canceled or lost
 * @param failedItem display name of the item that failed; null when the server does not tell
 * @param inputs as they were sent
 * @param outputs empty until the run is completed
 * @param unknownSince when the server stopped answering; null while it answers
 * @param ended whether the state is the last one
 */
public record RemoteToken(
    String id,
    String requestId,
    String serverId,
    String workflowId,
    String workflowName,
    String remoteRunId,
    String localRunId,
    boolean firesTrigger,
    String state,
    String error,
    String failedItem,
    Map<String, Value> inputs,
    Map<String, Value> outputs,
    Instant createdAt,
    Instant unknownSince,
    boolean ended) {
  public static final String STARTING = "starting";
  public static final String LOST = "lost";

  public RemoteToken {
    requireNonNull(id);
    requireNonNull(state);
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The server has started the run. */
  RemoteToken withRemoteRun(String runId) {
    return new RemoteToken(
        id,
        requestId,
        serverId,
        workflowId,
        workflowName,
        runId,
        localRunId,
        firesTrigger,
        "running",
        error,
        failedItem,
        inputs,
        outputs,
        createdAt,
        null,
        ended);
  }

  @Override
  public String toString() {
    return "RemoteToken[%s, run %s of workflow %s on server %s, %s]"
        .formatted(id, remoteRunId, workflowId, serverId, state);
  }
}
