package dev.multinode.core.engine;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes runs that stand before their first item. Safe for use by many threads. */
final class NewRuns {
  private final Variables variables;
  private final StoredValues values;
  private final InstantSource clock;

  @Inject
  NewRuns(Variables variables, StoredValues values, InstantSource clock) {
    this.variables = variables;
    this.values = values;
    this.clock = clock;
  }

  /**
   * The run that is a part of another one.
   *
   * @param parentId that other run
   * @param depth how deep in workflows that call each other the caller is
   */
  record Parent(String parentId, int depth) {
    static final Parent NONE = new Parent(null, 0);
  }

  StoredRun make(WorkflowVersions.Version version, StartRequest request, Parent parent) {
    Workflow workflow = version.workflow();
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Parameter input : workflow.inputs()) {
      inputs.put(input.name(), Variables.input(input, request.inputs()));
    }
    String first = RunStarts.firstItem(workflow);
    RunMemory memory = new RunMemory();
    memory.setDepthAbove(parent.depth());
    memory.push(
        new Frame(
            request.workflowId(), version.hash(), first, variables.initial(workflow, inputs)));
    return new StoredRun(
        RunIds.next(clock.millis()),
        request.workflowId(),
        workflow.name(),
        version.hash(),
        RunState.RUNNING,
        request.user(),
        request.requestId(),
        clock.millis(),
        null,
        workflow.item(first).map(Item::displayName).orElse(first),
        null,
        null,
        null,
        values.writeAll(inputs),
        null,
        memory.write(values),
        0,
        0,
        parent.parentId());
  }
}
