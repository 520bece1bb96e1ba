package dev.multinode.core.engine;

import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is checked before a workflow begins. */
final class RunStarts {
  private RunStarts() {}

  /** The item that a workflow begins with. */
  static String firstItem(Workflow workflow) {
    if (workflow.rootName() == null) {
      throw new MultinodeException(
          ErrorCode.CONTENT_INVALID,
          "workflow '%s' names no first item; correct the workflow".formatted(workflow.name()));
    }
    return workflow.rootName();
  }

  /**
   * Refuses inputs that cannot be right: mandatory ones that are absent, since a null that is given
   * is for the workflow to judge, and values of another type.
   */
  static void check(Workflow workflow, Map<String, Value> inputs) {
    List<String> faults = new ArrayList<>();
    Set<String> mandatory = workflow.mandatoryInputs();
    for (Parameter input : workflow.inputs()) {
      Value value = inputs.get(input.name());
      if (value == null) {
        if (mandatory.contains(input.name())) {
          faults.add("'%s' is missing".formatted(input.name()));
        }
      } else if (!fits(input.type(), value)) {
        faults.add(
            "'%s' is a %s, and %s is expected".formatted(input.name(), value.type(), input.type()));
      }
    }
    if (!faults.isEmpty()) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "cannot start workflow '%s': %s; its inputs are %s"
              .formatted(workflow.name(), String.join(", ", faults), signature(workflow)));
    }
  }

  private static String signature(Workflow workflow) {
    List<String> inputs = new ArrayList<>();
    for (Parameter input : workflow.inputs()) {
      inputs.add(input.name() + ": " + input.type());
    }
    return inputs.toString();
  }

  static boolean fits(TypeName type, Value value) {
    if (value.isNull() || type.isAny()) {
      return true;
    }
    if (type.isText()) {
      return value instanceof Value.Text;
    }
    if (type.isArray()) {
      return value instanceof Value.Array array
          && array.items().stream().allMatch(item -> fits(type.element(), item));
    }
    if (type.is(TypeName.NUMBER)) {
      return value instanceof Value.Num;
    }
    if (type.is(TypeName.BOOLEAN)) {
      return value instanceof Value.Bool;
    }
    if (type.is(TypeName.DATE)) {
      return value instanceof Value.Date;
    }
    if (type.is(TypeName.SECURE_STRING)) {
      return value instanceof Value.Secret || value instanceof Value.Text;
    }
    if (type.is(TypeName.PROPERTIES)) {
      return value instanceof Value.Props;
    }
    return !type.isPlugin() || value instanceof Value.Ref;
  }
}
