package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** A workflow within a run: where it stands, and its variables. Used by one thread. */
final class Frame {
  private final String workflowId;
  private final String workflowHash;
  private final Map<String, Value> variables;
  private String item;
  private boolean handlingError;
  private int index;
  private Map<String, Value> collected = new LinkedHashMap<>();

  Frame(String workflowId, String workflowHash, String item, Map<String, Value> variables) {
    this.workflowId = workflowId;
    this.workflowHash = workflowHash;
    this.item = item;
    this.variables = new LinkedHashMap<>(variables);
  }

  String workflowId() {
    return workflowId;
  }

  /** The version that this frame began with, and keeps. */
  String workflowHash() {
    return workflowHash;
  }

  /** The name of the item that runs next, or that waits for a called workflow. */
  String item() {
    return item;
  }

  void goTo(String next) {
    item = next;
    index = 0;
    collected = new LinkedHashMap<>();
  }

  /** {@code NULL} for a variable that is not there. */
  Value get(String variable) {
    return variables.getOrDefault(variable, Value.NULL);
  }

  void set(String variable, Value value) {
    variables.put(variable, value);
  }

  /** Whether the default error handler has taken over; it does so once. */
  boolean isHandlingError() {
    return handlingError;
  }

  void handleError() {
    handlingError = true;
  }

  /** Which of its calls an item is at that calls several workflows. */
  int index() {
    return index;
  }

  void nextIndex() {
    index++;
  }

  /** What such an item has collected from its calls so far; may be changed. */
  Map<String, Value> collected() {
    return collected;
  }

  Value toValue() {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("workflow", Value.of(workflowId));
    entries.put("hash", Value.of(workflowHash));
    entries.put("item", Value.of(item));
    entries.put("variables", new Value.Props(variables));
    if (handlingError) {
      entries.put("handling", Value.of(true));
    }
    if (index > 0 || !collected.isEmpty()) {
      entries.put("index", Value.of(index));
      entries.put("collected", new Value.Props(collected));
    }
    return new Value.Props(entries);
  }

  static Frame of(Value stored) {
    Map<String, Value> entries = ((Value.Props) stored).entries();
    Frame frame =
        new Frame(
            text(entries, "workflow"),
            text(entries, "hash"),
            text(entries, "item"),
            ((Value.Props) entries.get("variables")).entries());
    frame.handlingError = entries.containsKey("handling");
    if (entries.get("index") instanceof Value.Num stage) {
      frame.index = (int) stage.number();
      frame.collected.putAll(((Value.Props) entries.get("collected")).entries());
    }
    return frame;
  }

  private static String text(Map<String, Value> entries, String key) {
    return ((Value.Text) entries.get(key)).text();
  }
}
