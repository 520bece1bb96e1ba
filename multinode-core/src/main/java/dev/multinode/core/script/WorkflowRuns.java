package dev.multinode.core.script;

import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import java.util.Map;
import java.util.Optional;

/** Runs of their own that scripts start, as {@code Workflow.execute} does. */
public interface WorkflowRuns {
  /**
   * Starts a run and does not wait for it.
   *
   * @param call its request id starts one run only, also when the item runs again
   * @return the id of the run
   */
  String start(String workflowId, Map<String, Value> inputs, ScriptCall call);

  Optional<Token> find(String runId);

  /**
   * A run as scripts see it.
   *
   * @param state in the words of the vRO API
   * @param error null unless failed or canceled
   */
  record Token(
      String name,
      String state,
      String error,
      Map<String, Value> inputs,
      Map<String, Value> outputs) {}
}
