package dev.multinode.core.engine;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An execution of a workflow on this node, as it was when it was read.
 *
 * @param id a UUID
 * @param currentItem display name of the item that runs, waits or failed; null when it is not known
 * @param businessState empty when no item has set one
 * @param error what failed, with workflow, item and line; null unless failed or canceled
 * @param failedItem {@code item4}, or {@code Greet/item1} when a called workflow failed; null
 *     unless failed
 * @param endedAt null while it is not final
 * @param inputs declared inputs and their values
 * @param outputs declared outputs; all {@code NULL} until the run is completed
 * @param parentId the run that this one is a part of; null for none
 */
public record Run(
    String id,
    String workflowId,
    String workflowName,
    RunState state,
    String startedBy,
    Instant startedAt,
    Instant endedAt,
    String currentItem,
    String businessState,
    String error,
    String failedItem,
    List<Typed> inputs,
    List<Typed> outputs,
    String parentId) {

  /** A declared parameter with what it holds. */
  public record Typed(Parameter parameter, Value value) {}

  /** A run that is no part of another one. */
  public Run(
      String id,
      String workflowId,
      String workflowName,
      RunState state,
      String startedBy,
      Instant startedAt,
      Instant endedAt,
      String currentItem,
      String businessState,
      String error,
      String failedItem,
      List<Typed> inputs,
      List<Typed> outputs) {
    this(
        id,
        workflowId,
        workflowName,
        state,
        startedBy,
        startedAt,
        endedAt,
        currentItem,
        businessState,
        error,
        failedItem,
        inputs,
        outputs,
        null);
  }

  public Run {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Output values by name. */
  public Map<String, Value> outputValues() {
    Map<String, Value> values = new java.util.LinkedHashMap<>();
    outputs.forEach(output -> values.put(output.parameter().name(), output.value()));
    return values;
  }
}
