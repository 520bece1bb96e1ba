package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An XML element. White space between tags is not part of it; names are as written, with their
 * prefix.
 *
 * @param attributes in the order of the document, declarations of namespaces included
 * @param text all text directly in the element, joined; empty when there is none
 * @param children the elements directly in it
 */
public record XmlNode(
    String name, Map<String, String> attributes, String text, List<XmlNode> children) {
  public XmlNode {
    requireNonNull(name);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    requireNonNull(text);
    children = List.copyOf(children);
  }

  public static XmlNode of(String name) {
    return new XmlNode(name, Map.of(), "", List.of());
  }

  public static XmlNode text(String name, String text) {
    return new XmlNode(name, Map.of(), text, List.of());
  }

  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** Null for an attribute that is missing or empty, which mean the same here. */
  String filled(String attribute) {
    String value = attributes.get(attribute);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The first child of a name. */
  public Optional<XmlNode> child(String child) {
    return children.stream().filter(node -> node.name.equals(child)).findFirst();
  }

  public List<XmlNode> children(String child) {
    return children.stream().filter(node -> node.name.equals(child)).toList();
  }

  /** The text of the first child of a name; empty when there is no such child. */
  public String childText(String child) {
    return child(child).map(XmlNode::text).orElse("");
  }

  /** This element and all below it, in the order of the document. */
  public Stream<XmlNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
  }

  /** With an attribute set; null removes it. */
  public XmlNode with(String attribute, String value) {
    Map<String, String> changed = new LinkedHashMap<>(attributes);
    if (value == null) {
      changed.remove(attribute);
    } else {
      changed.put(attribute, value);
    }
    return new XmlNode(name, changed, text, children);
  }

  public XmlNode withText(String newText) {
    return new XmlNode(name, attributes, newText, children);
  }

  public XmlNode withChildren(List<XmlNode> newChildren) {
    return new XmlNode(name, attributes, text, newChildren);
  }

  /** With one more child at the end. */
  public XmlNode with(XmlNode child) {
    List<XmlNode> more = new ArrayList<>(children);
    more.add(child);
    return withChildren(more);
  }

  /** With the first child of the same name replaced, or added as the first child. */
  public XmlNode withFirst(XmlNode child) {
    List<XmlNode> changed = new ArrayList<>(children);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).name.equals(child.name)) {
        changed.set(i, child);
        return withChildren(changed);
      }
    }
    changed.add(0, child);
    return withChildren(changed);
  }

  /** Without texts, since some are secret. */
  @Override
  public String toString() {
    return "XmlNode[%s, %d children]".formatted(name, children.size());
  }
}
