package dev.multinode.core.value;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as people write JSON: {@code 5}, {@code "text"}, {@code [1,2]}, dates as ISO-8601 in UTC,
 * objects as {@code {"type":…,"id":…,"name":…}}. The type is not in it, so reading needs the
 * declared one. Secrets are written as {@code ***}.
 */
public final class PlainValues {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlainValues() {}

  public static JsonNode write(Value value) {
    if (value instanceof Value.Text text) {
      return JSON.stringNode(text.text());
    } else if (value instanceof Value.Num num) {
      return number(num.number());
    } else if (value instanceof Value.Bool bool) {
      return JSON.booleanNode(bool.truth());
    } else if (value instanceof Value.Date date) {
      return JSON.stringNode(date.at().toString());
    } else if (value instanceof Value.Secret) {
      return JSON.stringNode("***");
    } else if (value instanceof Value.Props props) {
      return write(props.entries());
    } else if (value instanceof Value.Composite composite) {
      return write(composite.fields());
    } else if (value instanceof Value.Array array) {
      ArrayNode items = JSON.arrayNode();
      array.items().forEach(item -> items.add(write(item)));
      return items;
    } else if (value instanceof Value.Mime mime) {
      return JSON.objectNode()
          .put("name", mime.name())
          .put("mimeType", mime.mimeType())
          .put("content", Base64.getEncoder().encodeToString(mime.content()));
    } else if (value instanceof Value.Ref ref) {
      ObjectNode node = JSON.objectNode().put("type", ref.type().text()).put("id", ref.id());
      return ref.display() == null ? node : node.put("name", ref.display());
    }
    return JSON.nullNode();
  }

  /** Values by name, in their order. */
  public static ObjectNode write(Map<String, Value> values) {
    ObjectNode node = JSON.objectNode();
    values.forEach((name, value) -> node.set(name, write(value)));
    return node;
  }

  private static JsonNode number(double number) {
    if (!Double.isFinite(number)) {
      return JSON.stringNode(Double.toString(number));
    }
    return Scalars.isWhole(number) ? JSON.numberNode((long) number) : JSON.numberNode(number);
  }

  /**
   * Reads a value as it is typed on a command line: texts and secrets as they are, an object as its
   * bare id or in JSON, everything else as JSON.
   *
   * @throws InvalidValueException when the text is no value of the type
   */
  public static Value parse(String text, TypeName type, String parameterName) {
    ValueKind kind = ValueKind.of(type);
    if (kind == ValueKind.TEXT || kind == ValueKind.SECRET) {
      return read(JSON.stringNode(text), type, parameterName);
    }
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JacksonException e) {
      node = JSON.stringNode(text);
    }
    boolean bareId = kind == ValueKind.OBJECT && !node.isObject() && !node.isNull();
    return read(bareId ? JSON.stringNode(text) : node, type, parameterName);
  }

  /**
   * Reads plain JSON as a value of the declared type; what is declared as {@code Any} becomes a
   * text, a number, a boolean, an array or properties.
   *
   * @param parameterName for the message
   * @throws InvalidValueException when it is no value of that type
   */
  public static Value read(JsonNode node, TypeName type, String parameterName) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return Value.NULL;
    }
    ValueKind kind = ValueKind.of(type);
    Value value =
        switch (kind) {
          case TEXT -> node.isString() ? new Value.Text(node.stringValue()) : null;
          case SECRET -> node.isString() ? new Value.Secret(node.stringValue()) : null;
          case NUMBER -> scalarNumber(node);
          case BOOLEAN ->
              node.isContainer()
                  ? null
                  : Scalars.truth(node.asString()).map(Value.Bool::new).orElse(null);
          case DATE ->
              node.isContainer()
                  ? null
                  : Scalars.date(node.asString()).map(Value.Date::new).orElse(null);
          case ARRAY -> node.isArray() ? array(node, type.element(), parameterName) : null;
          case PROPERTIES ->
              node.isObject() ? new Value.Props(fields(node, Map.of(), parameterName)) : null;
          case COMPOSITE ->
              node.isObject()
                  ? new Value.Composite(type, fields(node, type.fields(), parameterName))
                  : null;
          case MIME -> mime(node);
          case OBJECT -> reference(node, type);
          case ANY -> any(node, parameterName);
        };
    if (value == null) {
      throw new InvalidValueException(
          parameterName, type, "is not given as one", "give " + EXAMPLES.get(kind));
    }
    return value;
  }

  private static final Map<ValueKind, String> EXAMPLES =
      Map.ofEntries(
          Map.entry(ValueKind.TEXT, "a text such as \"abc\""),
          Map.entry(ValueKind.SECRET, "a text"),
          Map.entry(ValueKind.NUMBER, "a number such as 3"),
          Map.entry(ValueKind.BOOLEAN, "true or false"),
          Map.entry(ValueKind.DATE, "a date such as 2026-02-03T04:05:06Z"),
          Map.entry(ValueKind.ARRAY, "an array such as [\"a\",\"b\"]"),
          Map.entry(ValueKind.PROPERTIES, "an object such as {\"key\":\"value\"}"),
          Map.entry(ValueKind.COMPOSITE, "an object with the fields of the type"),
          Map.entry(
              ValueKind.MIME,
              "{\"name\":\"a.txt\",\"mimeType\":\"text/plain\",\"content\":\"BASE64\"}"),
          Map.entry(ValueKind.OBJECT, "its id, or {\"type\":…,\"id\":…}"),
          Map.entry(ValueKind.ANY, "JSON"));

  private static Value scalarNumber(JsonNode node) {
    if (node.isNumber()) {
      return new Value.Num(node.doubleValue());
    }
    return node.isString()
        ? Scalars.number(node.stringValue()).map(Value.Num::new).orElse(null)
        : null;
  }

  private static Value array(JsonNode node, TypeName element, String parameterName) {
    List<Value> items = new ArrayList<>();
    node.forEach(item -> items.add(read(item, element, parameterName)));
    return new Value.Array(element, items);
  }

  private static Map<String, Value> fields(
      JsonNode node, Map<String, TypeName> types, String parameterName) {
    Map<String, Value> fields = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    read(
                        field.getValue(),
                        types.getOrDefault(field.getKey(), TypeName.ANY),
                        parameterName)));
    return fields;
  }

  private static Value mime(JsonNode node) {
    if (!node.isObject() || !node.path("content").isString()) {
      return null;
    }
    try {
      return new Value.Mime(
          node.path("name").asString(""),
          node.path("mimeType").asString("application/octet-stream"),
          Base64.getDecoder().decode(node.path("content").stringValue()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Value reference(JsonNode node, TypeName type) {
    if (node.isString()) {
      return ObjectReferences.parse(node.stringValue())
          .orElseGet(() -> new Value.Ref(type, node.stringValue(), null));
    }
    String id = node.path("id").asString(null);
    if (id == null) {
      return null;
    }
    String given = node.path("type").asString("");
    return new Value.Ref(
        given.isBlank() ? type : new TypeName(given), id, node.path("name").asString(null));
  }

  private static Value any(JsonNode node, String parameterName) {
    if (node.isString()) {
      return new Value.Text(node.stringValue());
    } else if (node.isNumber()) {
      return new Value.Num(node.doubleValue());
    } else if (node.isBoolean()) {
      return new Value.Bool(node.booleanValue());
    } else if (node.isArray()) {
      return array(node, TypeName.ANY, parameterName);
    }
    return new Value.Props(fields(node, Map.of(), parameterName));
  }
}
