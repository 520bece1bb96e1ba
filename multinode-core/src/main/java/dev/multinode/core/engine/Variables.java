package dev.multinode.core.engine;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that a workflow begins with. */
final class Variables {
  private final ContentLibrary library;

  @Inject
  Variables(ContentLibrary library) {
    this.library = library;
  }

  /** Inputs as given, attributes at their start values, outputs null. */
  Map<String, Value> initial(Workflow workflow, Map<String, Value> inputs) {
    Map<String, Value> variables = new LinkedHashMap<>();
    workflow.outputs().forEach(output -> variables.put(output.name(), Value.NULL));
    workflow.attributes().forEach(a -> variables.put(a.name(), start(a)));
    for (Parameter input : workflow.inputs()) {
      variables.put(input.name(), input(input, inputs));
    }
    return variables;
  }

  /** What is declared as a secret is one, however it came. */
  static Value input(Parameter declared, Map<String, Value> given) {
    return secret(declared.type(), given.getOrDefault(declared.name(), Value.NULL));
  }

  private static Value secret(TypeName declared, Value value) {
    if (declared.is(TypeName.SECURE_STRING) && value instanceof Value.Text text) {
      return new Value.Secret(text.text());
    }
    if (declared.isArray() && value instanceof Value.Array array) {
      return new Value.Array(
          array.element(),
          array.items().stream().map(item -> secret(declared.element(), item)).toList());
    }
    return value;
  }

  /** From the configuration element when it is there, else the copy that the workflow has. */
  private Value start(Attribute attribute) {
    if (attribute.configurationId() == null || attribute.configurationKey() == null) {
      return attribute.value();
    }
    return library
        .findConfiguration(attribute.configurationId())
        .flatMap(configuration -> configuration.attribute(attribute.configurationKey()))
        .map(Attribute::value)
        .orElseGet(attribute::value);
  }
}
