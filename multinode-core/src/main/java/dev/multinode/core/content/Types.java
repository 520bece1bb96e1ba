package dev.multinode.core.content;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.List;

/** Types and parameters as elements declare them. */
final class Types {
  private Types() {}

  /** A type that is missing is {@code Any}. */
  static TypeName of(XmlNode node, String attribute) {
    String text = node.attribute(attribute).orElse("");
    return text.isBlank() ? TypeName.ANY : new TypeName(text);
  }

  /** The parameters below {@code <input>} or {@code <output>} of a workflow. */
  static List<Parameter> parameters(XmlNode workflow, String list) {
    return workflow.child(list).map(node -> node.children("param")).orElse(List.of()).stream()
        .map(
            node ->
                new Parameter(
                    node.attribute("name").orElse(""),
                    of(node, "type"),
                    node.childText("description")))
        .toList();
  }
}
