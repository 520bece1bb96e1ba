package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;

/**
 * A variable of a workflow, or an entry of a configuration element.
 *
 * @param text the value in the form of {@link TextValues}; null when none is written
 * @param configurationId the configuration element that the start value comes from; null for none
 * @param configurationKey the attribute of that element; null for none
 * @param description empty when there is none
 */
public record Attribute(
    String name,
    TypeName type,
    boolean readOnly,
    String text,
    String configurationId,
    String configurationKey,
    String description) {
  public Attribute {
    requireNonNull(name);
    requireNonNull(type);
    description = description == null ? "" : description;
  }

  /** One that is not bound to a configuration element. */
  public static Attribute of(String name, TypeName type, Value value) {
    return new Attribute(name, type, false, TextValues.write(value, type), null, null, "");
  }

  /**
   * @throws InvalidContentException when the text is no value of the type
   */
  public Value value() {
    try {
      return TextValues.read(text, type);
    } catch (IllegalArgumentException e) {
      throw new InvalidContentException("attribute '" + name + "'", e.getMessage(), e);
    }
  }

  public Attribute withReadOnly() {
    return new Attribute(name, type, true, text, configurationId, configurationKey, description);
  }

  /** Without the value, which may be secret. */
  @Override
  public String toString() {
    return "Attribute[%s %s]".formatted(type, name);
  }

  static Attribute read(XmlNode node) {
    return new Attribute(
        node.attribute("name").orElse(""),
        Types.of(node, "type"),
        node.attribute("read-only").orElse("").equals("true"),
        node.child("value").map(XmlNode::text).orElse(null),
        node.filled("conf-id"),
        node.filled("conf-key"),
        node.childText("description"));
  }

  /**
   * @param tag {@code attrib} of a workflow, {@code att} of a configuration
   */
  XmlNode node(String tag) {
    XmlNode node =
        XmlNode.of(tag)
            .with("name", name)
            .with("type", type.text())
            .with("read-only", Boolean.toString(readOnly))
            .with("conf-id", configurationId)
            .with("conf-key", configurationKey);
    if (text != null) {
      node = node.with(XmlNode.text("value", text).with("encoded", "n"));
    }
    return description.isEmpty() ? node : node.with(XmlNode.text("description", description));
  }
}
