package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a run ended that is a part of another one: the payload of the event that its parent waits
 * for. The parent needs no more of it, so its record may be deleted.
 *
 * @param outputs by name; empty unless completed
 * @param error null when completed
 * @param failedItem the item that failed; null unless failed
 */
record ChildEnd(
    String workflowName,
    RunState state,
    Map<String, Value> outputs,
    String error,
    String failedItem) {

  /** The event that the end of a run is for its parent. */
  static String event(String runId) {
    return "end/" + runId;
  }

  /** Where the error arose, as the parent names it: {@code Greet/item1}. */
  String place() {
    boolean isDeeper = failedItem != null && failedItem.indexOf('/') > 0;
    return failedItem == null || isDeeper ? failedItem : workflowName + "/" + failedItem;
  }

  Value toValue() {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("workflow", Value.of(workflowName));
    entries.put("state", Value.of(state.wire()));
    entries.put("outputs", new Value.Props(outputs));
    entries.put("error", Value.of(error));
    entries.put("item", Value.of(failedItem));
    return new Value.Props(entries);
  }

  static ChildEnd of(Value stored) {
    Map<String, Value> entries = ((Value.Props) stored).entries();
    return new ChildEnd(
        text(entries.get("workflow")),
        RunState.parse(text(entries.get("state"))).orElseThrow(),
        ((Value.Props) entries.get("outputs")).entries(),
        text(entries.get("error")),
        text(entries.get("item")));
  }

  private static String text(Value value) {
    return value instanceof Value.Text text ? text.text() : null;
  }
}
