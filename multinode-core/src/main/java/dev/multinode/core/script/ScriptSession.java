package dev.multinode.core.script;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.Value;
import java.util.Map;

/**
 * For whom a script runs, and what it sees of that.
 *
 * @param runId null when an action is called without a run
 * @param requestId made of run, item and visit; the number of the call is added to it
 * @param workflow the workflow that the script belongs to; null for an action without a run
 * @param root the workflow that was started; null for an action without a run
 * @param step null for an action without a run
 * @param runInputs inputs that the run was started with
 */
public record ScriptSession(
    String runId,
    String user,
    String requestId,
    Flow workflow,
    Flow root,
    Step step,
    Map<String, Value> runInputs,
    ScriptLog log,
    StopSignal stop) {

  /** What a script may know of a workflow. */
  public record Flow(String id, String name, String version) {}

  /**
   * The item that the script belongs to.
   *
   * @param name unique in its workflow: {@code item1}
   */
  public record Step(String name, String displayName) {}

  public ScriptSession {
    requireNonNull(user);
    requireNonNull(requestId);
    runInputs = Map.copyOf(runInputs);
    requireNonNull(log);
    requireNonNull(stop);
  }
}
