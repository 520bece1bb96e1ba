package dev.multinode.core.engine;

import dev.multinode.core.script.WorkflowRuns;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets scripts start runs. */
final class ScriptedRuns implements WorkflowRuns {
  private final Runs runs;

  @Inject
  ScriptedRuns(Runs runs) {
    this.runs = runs;
  }

  @Override
  public String start(String workflowId, Map<String, Value> inputs, ScriptCall call) {
    return runs.start(new StartRequest(workflowId, inputs, call.user(), call.requestId())).id();
  }

  @Override
  public Optional<Token> find(String runId) {
    return runs.find(runId).map(ScriptedRuns::token);
  }

  private static Token token(Run run) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    run.inputs().forEach(input -> inputs.put(input.parameter().name(), input.value()));
    return new Token(
        run.workflowName(), run.state().wire(), run.error(), inputs, run.outputValues());
  }
}
