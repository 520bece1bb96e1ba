package dev.multinode.core.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named set of values that workflows read. It keeps the XML it was read from, so that what is not
 * understood is written again.
 */
public final class ConfigurationElement {
  private final XmlNode node;
  private final String id;
  private final String name;
  private final List<Attribute> attributes;

  private ConfigurationElement(XmlNode node) {
    this.node = node;
    id = node.attribute("id").orElse("");
    name = node.childText("display-name");
    attributes =
        node.child("atts").map(atts -> atts.children("att")).orElse(List.of()).stream()
            .map(Attribute::read)
            .toList();
  }

  /**
   * @throws InvalidContentException when it is no configuration element, or lacks an id or a name
   */
  static ConfigurationElement of(XmlNode node) {
    if (!node.name().equals("config-element")) {
      throw new InvalidContentException(
          "configuration element",
          "its XML begins with <%s>, not with <config-element>".formatted(node.name()));
    }
    ConfigurationElement element = new ConfigurationElement(node);
    if (element.id.isBlank() || element.name.isBlank()) {
      throw new InvalidContentException(
          "configuration element '%s%s'".formatted(element.name, element.id),
          "it lacks an id or a display-name");
    }
    return element;
  }

  /** A new one, version 1.0.0. */
  public static ConfigurationElement create(String id, String name, List<Attribute> attributes) {
    XmlNode atts =
        XmlNode.of("atts")
            .withChildren(attributes.stream().map(attribute -> attribute.node("att")).toList());
    return of(
        XmlNode.of("config-element")
            .with("id", id)
            .with("version", "1.0.0")
            .with(XmlNode.text("display-name", name))
            .with(atts));
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Dotted numbers; empty when it has none. */
  public String version() {
    return node.attribute("version").orElse("");
  }

  /** Empty when there is none. */
  public String description() {
    return node.childText("description");
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  public Optional<Attribute> attribute(String key) {
    return attributes.stream().filter(attribute -> attribute.name().equals(key)).findFirst();
  }

  public ConfigurationElement withVersion(String version) {
    return of(node.with("version", version));
  }

  public ConfigurationElement withName(String newName) {
    return of(node.withFirst(XmlNode.text("display-name", newName)));
  }

  public ConfigurationElement withDescription(String text) {
    XmlNode description = XmlNode.text("description", text);
    return of(
        node.child("description").isPresent()
            ? node.withFirst(description)
            : node.with(description));
  }

  /** With these attributes and no others. */
  public ConfigurationElement withAttributes(List<Attribute> newAttributes) {
    XmlNode atts =
        node.child("atts")
            .orElse(XmlNode.of("atts"))
            .withChildren(newAttributes.stream().map(attribute -> attribute.node("att")).toList());
    return of(node.child("atts").isPresent() ? node.withFirst(atts) : node.with(atts));
  }

  /** With the attribute of this name replaced, or added at the end. */
  public ConfigurationElement withAttribute(Attribute attribute) {
    XmlNode atts = node.child("atts").orElse(XmlNode.of("atts"));
    List<XmlNode> changed = new ArrayList<>(atts.children());
    int at = 0;
    while (at < changed.size()
        && !changed.get(at).attribute("name").orElse("").equals(attribute.name())) {
      at++;
    }
    if (at < changed.size()) {
      changed.set(at, attribute.node("att"));
    } else {
      changed.add(attribute.node("att"));
    }
    XmlNode newAtts = atts.withChildren(changed);
    return of(node.child("atts").isPresent() ? node.withFirst(newAtts) : node.with(newAtts));
  }

  /** The whole element as it is in the XML. */
  public XmlNode node() {
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfigurationElement that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return "ConfigurationElement[%s %s %s]".formatted(id, name, version());
  }
}
