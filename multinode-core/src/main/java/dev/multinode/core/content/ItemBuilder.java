package dev.multinode.core.content;

import dev.multinode.core.value.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an item in code, in the order in which servers write its parts. */
public final class ItemBuilder {
  /** The order of {@code vro-workflow-xml.md} §2. */
  private static final List<String> ATTRIBUTE_ORDER =
      List.of(
          "name",
          "business-status",
          "prototype-id",
          "out-name",
          "catch-name",
          "throw-bind-name",
          "type",
          "script-module",
          "launched-workflow-id",
          "linked-workflow-id",
          "alt-out-name",
          "comparator",
          "end-mode");

  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Binding> in = new ArrayList<>();
  private final List<Binding> out = new ArrayList<>();
  private String displayName = "";
  private String description = "";
  private String script;
  private XmlNode reference;

  ItemBuilder(String name, String kind) {
    attributes.put("name", name);
    attributes.put("type", kind);
  }

  public ItemBuilder displayName(String text) {
    displayName = text;
    return this;
  }

  public ItemBuilder description(String text) {
    description = text;
    return this;
  }

  /** The next item, or the branch for true. */
  public ItemBuilder outName(String item) {
    return attribute("out-name", item);
  }

  /** The branch for false. */
  public ItemBuilder altOutName(String item) {
    return attribute("alt-out-name", item);
  }

  /** Where an error leads. */
  public ItemBuilder catchName(String item) {
    return attribute("catch-name", item);
  }

  /** The variable that takes the text of an error. */
  public ItemBuilder throwBindName(String variable) {
    return attribute("throw-bind-name", variable);
  }

  public ItemBuilder script(String text) {
    script = text;
    return this;
  }

  public ItemBuilder linkedWorkflowId(String id) {
    return attribute("linked-workflow-id", id);
  }

  /**
   * @param type {@code Workflow} or {@code ScriptModule}
   */
  public ItemBuilder reference(String type, String id) {
    reference = XmlNode.of("reference").with("type", type).with("id", id);
    return this;
  }

  /**
   * @param exportName a variable of the workflow; null binds nothing
   */
  public ItemBuilder in(String name, TypeName type, String exportName) {
    in.add(new Binding(name, type, exportName));
    return this;
  }

  /**
   * @param exportName a variable of the workflow; null binds nothing
   */
  public ItemBuilder out(String name, TypeName type, String exportName) {
    out.add(new Binding(name, type, exportName));
    return this;
  }

  /** Any attribute of the XML; null leaves it out. */
  public ItemBuilder attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  XmlNode node(XmlNode position) {
    List<XmlNode> children = new ArrayList<>();
    if (!displayName.isEmpty()) {
      children.add(XmlNode.text("display-name", displayName));
    }
    if (script != null) {
      children.add(XmlNode.text("script", script).with("encoded", "false"));
    }
    children.add(Binding.node("in-binding", in));
    if (!out.isEmpty()) {
      children.add(Binding.node("out-binding", out));
    }
    if (reference != null) {
      children.add(reference);
    }
    if (!description.isEmpty()) {
      children.add(XmlNode.text("description", description));
    }
    children.add(position);
    return ordered().withChildren(children);
  }

  private XmlNode ordered() {
    XmlNode node = XmlNode.of("workflow-item");
    for (String name : ATTRIBUTE_ORDER) {
      node = node.with(name, attributes.get(name));
    }
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      node = node.with(attribute.getKey(), attribute.getValue());
    }
    return node;
  }
}
