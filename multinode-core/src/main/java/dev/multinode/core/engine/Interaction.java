package dev.multinode.core.engine;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question that a run asks a person, from an item of the kind {@code input}.
 *
 * @param id a UUID
 * @param workflowId of the run, also when a workflow that it calls asks
 * @param item name of the item that asks, such as {@code item1}
 * @param itemName its display name
 * @param text what is asked; empty when the item has no text
 * @param assignees users who may answer; empty together with {@code groups}: whoever may start runs
 * @param groups their members may answer
 * @param timeoutAt after it the item fails; null when it waits for ever
 * @param open false when it is answered, canceled or too late
 * @param fields what an answer has
 * @param shown data for whoever answers, by name
 */
public record Interaction(
    String id,
    String runId,
    String workflowId,
    String workflowName,
    String item,
    String itemName,
    String text,
    List<String> assignees,
    List<String> groups,
    Instant timeoutAt,
    Instant createdAt,
    boolean open,
    List<Field> fields,
    Map<String, Value> shown) {

  /**
   * A part of the answer.
   *
   * @param parameter its description is what the form says; may be empty
   * @param mandatory whether null is refused
   */
  public record Field(Parameter parameter, boolean mandatory) {
    public String name() {
      return parameter.name();
    }
  }

  public Interaction {
    assignees = List.copyOf(assignees);
    groups = List.copyOf(groups);
    fields = List.copyOf(fields);
  }
}
