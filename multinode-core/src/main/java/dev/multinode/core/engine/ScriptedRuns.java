package dev.multinode.core.engine;

import dev.multinode.core.script.WorkflowRuns;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets scripts start runs. */
final class ScriptedRuns implements WorkflowRuns {
  private static final int MAX_LISTED = 100;

  private final Runs runs;
  private final Triggers triggers;

  @Inject
  ScriptedRuns(Runs runs, Triggers triggers) {
    this.runs = runs;
    this.triggers = triggers;
  }

  @Override
  public String start(String workflowId, Map<String, Value> inputs, ScriptCall call) {
    return runs.start(new StartRequest(workflowId, inputs, call.user(), call.requestId())).id();
  }

  @Override
  public Optional<Token> find(String runId) {
    return runs.find(runId).map(ScriptedRuns::token);
  }

  @Override
  public List<String> list(String workflowId) {
    return runs.list(workflowId, null, 0, MAX_LISTED).stream().map(Run::id).toList();
  }

  @Override
  public void cancel(String runId) {
    runs.cancel(runId);
  }

  @Override
  public void signal(String event) {
    triggers.fire(event, Value.NULL);
  }

  @Override
  public List<Line> log(String runId) {
    return runs.log(runId, null, null).stream()
        .map(line -> new Line(line.at(), line.severity(), line.user(), line.text()))
        .toList();
  }

  private static Token token(Run run) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    run.inputs().forEach(input -> inputs.put(input.parameter().name(), input.value()));
    return new Token(
        run.workflowId(),
        run.workflowName(),
        run.state().wire(),
        run.error(),
        run.businessState(),
        run.startedAt(),
        run.endedAt(),
        inputs,
        run.outputValues());
  }
}
