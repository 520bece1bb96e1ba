package dev.multinode.core.content;

import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings elements that mean the same to the same tree, whoever wrote them ({@code
 * vro-package-format.md} §11): order and defaults of attributes, empty children, spelling of
 * numbers, rights and values, line ends. Canonical trees are compared, never written as XML.
 */
final class CanonicalXml {
  /** Only editors and parsers care. */
  private static final Set<String> IGNORED =
      Set.of("xsi:schemaLocation", "editor-version", "category-id", "category-name");

  /** Attributes that say the same when they are missing. */
  private static final Map<String, String> DEFAULTS =
      Map.of("read-only", "false", "encoded", "n", "kind", "static");

  /** Where blanks may be the content; elsewhere they are layout. */
  private static final Set<String> TEXTS = Set.of("value", "script", "condition", "p-qual");

  /** The elements whose child {@code value} is a typed value. */
  private static final Set<String> TYPED = Set.of("attrib", "att", "attribute");

  /** Marks a decoded value; no XML can hold such a name, so no text can pass for one. */
  private static final String DECODED = " decoded";

  /** The order of steps, groups and fields is what people see. */
  private static final Set<String> ORDERED = Set.of("presentation", "p-step", "p-group");

  private static final StoredValues VALUES = StoredValues.inClearText();

  private CanonicalXml() {}

  static XmlNode of(XmlNode node) {
    List<XmlNode> children = new ArrayList<>();
    for (XmlNode child : node.children()) {
      XmlNode canonical = of(TYPED.contains(node.name()) ? value(child, node) : child);
      if (!isEmpty(canonical)) {
        children.add(canonical);
      }
    }
    if (!ORDERED.contains(node.name())) {
      children.sort(Comparator.comparing(XmlNode::name)); // stable: equal names keep their order
    }
    return new XmlNode(node.name(), attributes(node), text(node), children);
  }

  private static Map<String, String> attributes(XmlNode node) {
    Map<String, String> attributes = new TreeMap<>();
    node.attributes()
        .forEach(
            (name, value) -> {
              boolean rights = name.equals("allowed-operations");
              boolean dropped = value.isEmpty() || value.equals(DEFAULTS.get(name));
              dropped |= name.equals("encoded") && value.equals("false");
              dropped |= IGNORED.contains(name) || name.startsWith("xmlns");
              if (rights) {
                attributes.put(name, sorted(value));
              } else if (!dropped) {
                attributes.put(name, attribute(name, value));
              }
            });
    return attributes;
  }

  private static String attribute(String name, String value) {
    return switch (name) {
      case "x", "y", "w", "h" -> number(value);
      case "object-name" -> value.toLowerCase(Locale.ROOT);
      default -> value;
    };
  }

  private static String sorted(String letters) {
    return letters
        .chars()
        .sorted()
        .distinct()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String number(String text) {
    try {
      return Double.toString(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static String text(XmlNode node) {
    String text = node.text().replace("\r\n", "\n").replace('\r', '\n');
    if (node.name().equals("script")) {
      return text.stripTrailing(); // build tools cut it, and no script means another thing by it
    }
    return text.isBlank() && !TEXTS.contains(node.name()) ? "" : text;
  }

  /** An empty value is a value; any other child that says nothing is as good as none. */
  private static boolean isEmpty(XmlNode node) {
    return node.attributes().isEmpty()
        && node.children().isEmpty()
        && node.text().isEmpty()
        && !node.name().equals("value");
  }

  /** Both encodings of a value give the same text; null is as good as no value. */
  private static XmlNode value(XmlNode child, XmlNode owner) {
    if (!child.name().equals("value")) {
      return child;
    }
    Value value;
    try {
      value = TextValues.read(child.text(), Types.of(owner, "type"));
    } catch (IllegalArgumentException e) {
      return child;
    }
    return value.isNull()
        ? XmlNode.of("no-value")
        : XmlNode.text("value", VALUES.write(canonical(value))).with(DECODED, "true");
  }

  /** Keys have no order, and the type of an array's elements is in the elements. */
  private static Value canonical(Value value) {
    if (value instanceof Value.Props props) {
      return new Value.Props(sorted(props.entries()));
    } else if (value instanceof Value.Composite composite) {
      return new Value.Composite(composite.type(), sorted(composite.fields()));
    } else if (value instanceof Value.Array array) {
      return new Value.Array(
          TypeName.ANY, array.items().stream().map(CanonicalXml::canonical).toList());
    }
    return value;
  }

  private static Map<String, Value> sorted(Map<String, Value> entries) {
    Map<String, Value> sorted = new TreeMap<>();
    entries.forEach((key, value) -> sorted.put(key, canonical(value)));
    return sorted;
  }
}
