package dev.multinode.core.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Names the parts that differ between two canonical trees of the same kind of element. */
final class XmlDiff {
  /** What people call a child or an attribute; any other one is a setting. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("display-name", "name"),
          Map.entry("name", "name"),
          Map.entry("description", "description"),
          Map.entry("input", "inputs"),
          Map.entry("output", "outputs"),
          Map.entry("param", "parameters"),
          Map.entry("result-type", "result type"),
          Map.entry("script", "script"),
          Map.entry("runtime", "runtime"),
          Map.entry("entry-point", "runtime"),
          Map.entry("environment", "runtime"),
          Map.entry("in-binding", "bindings"),
          Map.entry("out-binding", "bindings"),
          Map.entry("condition", "conditions"),
          Map.entry("workflow-subelements-list", "called workflows"),
          Map.entry("linked-workflow-id", "called workflow"),
          Map.entry("out-name", "next item"),
          Map.entry("alt-out-name", "next item"),
          Map.entry("catch-name", "error handling"),
          Map.entry("throw-bind-name", "error handling"),
          Map.entry("error-handler", "error handling"),
          Map.entry("iteration-catch-block", "error handling"),
          Map.entry("root-name", "first item"),
          Map.entry("presentation", "presentation"),
          Map.entry("allowed-operations", "rights"),
          Map.entry("position", "layout"),
          Map.entry("workflow-note", "layout"),
          Map.entry("value", "value"),
          Map.entry("conf-id", "value"),
          Map.entry("conf-key", "value"),
          Map.entry("type", "type"));

  private final XmlNode old;
  private final XmlNode now;
  private final Set<String> parts = new LinkedHashSet<>();

  XmlDiff(XmlNode old, XmlNode now) {
    this.old = old;
    this.now = now;
  }

  /** In the order of the document, without the version. */
  List<String> parts() {
    compare(old, now, "", Set.of("version"), Set.of("workflow-item", "attrib", "atts"));
    named("attrib", old.children("attrib"), now.children("attrib"), "attribute ");
    named("att", below(old, "atts"), below(now, "atts"), "attribute ");
    named("workflow-item", old.children("workflow-item"), now.children("workflow-item"), "");
    return List.copyOf(parts);
  }

  private static List<XmlNode> below(XmlNode node, String list) {
    return node.child(list).map(XmlNode::children).orElse(List.of());
  }

  /** Compares children that have names; what is said of an added one is only that. */
  private void named(String tag, List<XmlNode> before, List<XmlNode> after, String kind) {
    Map<String, XmlNode> oldNodes = byName(before);
    Map<String, XmlNode> newNodes = byName(after);
    newNodes.forEach(
        (name, node) -> {
          if (oldNodes.containsKey(name)) {
            compare(oldNodes.get(name), node, " of " + name, Set.of(), Set.of());
          } else {
            parts.add(kind + name + " added");
          }
        });
    oldNodes.keySet().stream()
        .filter(name -> !newNodes.containsKey(name))
        .forEach(name -> parts.add(kind + name + " removed"));
    boolean moved =
        oldNodes.keySet().equals(newNodes.keySet())
            && !List.copyOf(oldNodes.keySet()).equals(List.copyOf(newNodes.keySet()));
    if (moved) {
      parts.add(tag.equals("workflow-item") ? "layout" : "order of attributes");
    }
  }

  private static Map<String, XmlNode> byName(List<XmlNode> nodes) {
    Map<String, XmlNode> named = new LinkedHashMap<>();
    nodes.forEach(node -> named.put(node.attribute("name").orElse(""), node));
    return named;
  }

  private void compare(
      XmlNode before,
      XmlNode after,
      String owner,
      Set<String> ignoredAttributes,
      Set<String> ignoredChildren) {
    Set<String> attributes = new TreeSet<>(before.attributes().keySet());
    attributes.addAll(after.attributes().keySet());
    for (String attribute : attributes) {
      boolean same =
          Objects.equals(before.attributes().get(attribute), after.attributes().get(attribute));
      if (!same && !ignoredAttributes.contains(attribute)) {
        add(attribute, owner);
      }
    }
    Set<String> children = new LinkedHashSet<>();
    new ArrayList<>(before.children()).forEach(child -> children.add(child.name()));
    after.children().forEach(child -> children.add(child.name()));
    children.removeAll(ignoredChildren);
    for (String child : children) {
      if (!before.children(child).equals(after.children(child))) {
        add(child, owner);
      }
    }
    if (!before.text().equals(after.text())) {
      add("text", owner);
    }
  }

  private void add(String part, String owner) {
    String word = WORDS.getOrDefault(part, "settings");
    parts.add(word.equals("layout") ? word : word + owner);
  }
}
