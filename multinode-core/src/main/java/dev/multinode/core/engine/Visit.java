package dev.multinode.core.engine;

import dev.multinode.core.content.Binding;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.script.ScriptCode;
import dev.multinode.core.script.ScriptSession;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item in the moment it is worked on.
 *
 * @param frame the workflow's variables
 * @param session for scripts of the item
 */
record Visit(Workflow workflow, Item item, Frame frame, ScriptSession session) {

  /** Values of what is bound, by the names of the item. */
  Map<String, Value> bound(List<Binding> bindings) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Binding binding : bindings) {
      values.put(binding.name(), value(binding));
    }
    return values;
  }

  Value value(Binding binding) {
    return binding.exportName() == null ? Value.NULL : frame.get(binding.exportName());
  }

  /** Writes what an item left to the variables that are bound. */
  void bind(List<Binding> bindings, Map<String, Value> values) {
    for (Binding binding : bindings) {
      if (binding.exportName() != null) {
        frame.set(binding.exportName(), values.getOrDefault(binding.name(), Value.NULL));
      }
    }
  }

  /** The script of the item, with its bindings as variables. */
  ScriptCode code() {
    String script = item.script();
    return new ScriptCode(
        source(),
        script == null ? "" : script,
        parameters(item.inBindings()),
        parameters(item.outBindings()),
        TypeName.ANY);
  }

  /** Where we are, for messages. */
  String source() {
    return "Workflow:%s / %s (%s)".formatted(workflow.name(), item.displayName(), item.name());
  }

  static List<Parameter> parameters(List<Binding> bindings) {
    return bindings.stream().map(b -> new Parameter(b.name(), b.type())).distinct().toList();
  }
}
