package dev.multinode.core.content;

import dev.multinode.core.value.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * Ties a variable of an item to one of its workflow.
 *
 * @param name the variable of the script, or the parameter of the called workflow
 * @param exportName an input, output or attribute of the workflow, as written: {@code *numbers} in
 *     a foreach; null when nothing is bound, which there are four ways to write
 */
public record Binding(String name, TypeName type, String exportName) {
  static List<Binding> readAll(XmlNode owner, String list) {
    return owner.child(list).map(XmlNode::children).orElse(List.of()).stream()
        .filter(node -> node.name().equals("bind"))
        .map(Binding::read)
        .toList();
  }

  private static Binding read(XmlNode node) {
    String export = node.filled("export-name");
    boolean bound =
        export != null
            && !export.equals("NULL")
            && !node.attribute("explicitly-not-bound").orElse("").equals("true");
    return new Binding(
        node.attribute("name").orElse(""), Types.of(node, "type"), bound ? export : null);
  }

  XmlNode node() {
    XmlNode node = XmlNode.of("bind").with("name", name).with("type", type.text());
    return exportName == null
        ? node.with("explicitly-not-bound", "true").with("export-name", "NULL")
        : node.with("export-name", exportName);
  }

  static XmlNode node(String list, List<Binding> bindings) {
    return XmlNode.of(list).withChildren(bindings.stream().map(Binding::node).toList());
  }

  /** The binding of a name. */
  static Optional<Binding> find(List<Binding> bindings, String name) {
    return bindings.stream().filter(binding -> binding.name.equals(name)).findFirst();
  }
}
