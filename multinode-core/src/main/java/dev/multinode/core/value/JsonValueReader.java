package dev.multinode.core.value;

import static dev.multinode.core.value.ValueKind.ANY;
import static dev.multinode.core.value.ValueKind.ARRAY;
import static dev.multinode.core.value.ValueKind.COMPOSITE;
import static dev.multinode.core.value.ValueKind.MIME;
import static dev.multinode.core.value.ValueKind.OBJECT;
import static dev.multinode.core.value.ValueKind.PROPERTIES;
import static dev.multinode.core.value.ValueKind.SECRET;
import static dev.multinode.core.value.ValueKind.TEXT;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads one parameter's value from the JSON of the vRO API. */
final class JsonValueReader {
  private final String parameter;
  private final TypeName declared;

  JsonValueReader(String parameter, TypeName declared) {
    this.parameter = parameter;
    this.declared = declared;
  }

  Value read(JsonNode node, TypeName type) {
    if (isNull(node)) {
      return Value.NULL;
    }
    if (!node.isObject()) {
      throw invalid("is not wrapped in an object with the kind of value as key");
    }
    if (node.size() > 1) {
      throw invalid("has %d kinds of value at once".formatted(node.size()));
    }
    if (node.isEmpty()) {
      return Value.NULL;
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    JsonNode inner = only.getValue();
    if (isNull(inner)) {
      return Value.NULL;
    }
    if (!inner.isObject() && !inner.isArray()) {
      throw invalid("has no object behind its kind '%s'".formatted(only.getKey()));
    }
    return switch (only.getKey()) {
      case "string", "regex" -> text(inner.path("value"), type);
      case "secure-string", "encrypted-string" -> secret(inner.path("value"), type);
      case "number" -> scalar(inner.path("value"), type, ValueKind.NUMBER);
      case "boolean" -> scalar(inner.path("value"), type, ValueKind.BOOLEAN);
      case "date" -> scalar(inner.path("value"), type, ValueKind.DATE);
      case "array" -> array(inner, type);
      case "properties" -> entries(inner, type, PROPERTIES);
      case "composite" -> entries(inner, type, COMPOSITE);
      case "mime-attachment" -> mime(inner, type);
      case "sdk-object" -> reference(inner, type);
      default -> throw invalid("has the unknown kind of value '%s'".formatted(only.getKey()));
    };
  }

  /** Clients send the text {@code "null"} where they mean null. */
  private static boolean isNull(JsonNode node) {
    return node == null
        || node.isMissingNode()
        || node.isNull()
        || (node.isString() && node.stringValue().equals("null"));
  }

  /** Many clients send numbers, booleans, dates and secrets as texts. */
  private Value text(JsonNode node, TypeName type) {
    if (node.isMissingNode() || node.isNull()) {
      return Value.NULL;
    }
    if (!node.isValueNode()) {
      throw invalid("has no text as its value");
    }
    String text = node.asString();
    ValueKind kind = ValueKind.of(type);
    return switch (kind) {
      case TEXT, ANY -> new Value.Text(text);
      case SECRET -> new Value.Secret(text);
      case NUMBER, BOOLEAN, DATE -> scalar(text, kind);
      default -> throw invalid("is a text");
    };
  }

  private Value secret(JsonNode node, TypeName type) {
    if (node.isMissingNode() || node.isNull()) {
      return Value.NULL;
    }
    require(type, SECRET, TEXT);
    if (!node.isValueNode()) {
      throw invalid("has no text as its value");
    }
    return new Value.Secret(node.asString());
  }

  private Value scalar(JsonNode node, TypeName type, ValueKind kind) {
    if (node.isMissingNode() || node.isNull()) {
      return Value.NULL;
    }
    require(type, kind);
    if (!node.isValueNode()) {
      throw invalid("does not hold " + kind.words());
    }
    if (kind == ValueKind.NUMBER && node.isNumber()) {
      return new Value.Num(node.doubleValue());
    }
    return scalar(node.asString(), kind);
  }

  private Value scalar(String text, ValueKind kind) {
    Optional<Value> value =
        switch (kind) {
          case NUMBER -> Scalars.number(text).map(Value.Num::new);
          case BOOLEAN -> Scalars.truth(text).map(Value.Bool::new);
          default -> Scalars.date(text).map(Value.Date::new);
        };
    return value.orElseThrow(() -> invalid("cannot be read as " + kind.words()));
  }

  private Value array(JsonNode inner, TypeName type) {
    require(type, ARRAY);
    JsonNode elements = inner.isArray() ? inner : inner.path("elements");
    if (!elements.isArray() && !isNull(elements)) {
      throw invalid("has no array 'elements'");
    }
    List<Value> items = new ArrayList<>();
    for (JsonNode element : elements) {
      items.add(read(element, type.element()));
    }
    return new Value.Array(type.isArray() ? type.element() : commonType(items), items);
  }

  private static TypeName commonType(List<Value> items) {
    List<TypeName> types =
        items.stream().filter(item -> !item.isNull()).map(Value::type).distinct().toList();
    return types.size() == 1 ? types.get(0) : TypeName.ANY;
  }

  /** Properties and composites have the same form but for the name of the key. */
  private Value entries(JsonNode inner, TypeName type, ValueKind kind) {
    require(type, kind, kind == PROPERTIES ? COMPOSITE : kind);
    JsonNode list = inner.path("property");
    if (!list.isArray() && !isNull(list)) {
      throw invalid("has no array 'property'");
    }
    boolean composite = kind == COMPOSITE || ValueKind.of(type) == COMPOSITE;
    Map<String, TypeName> types = type.fields();
    Map<String, Value> values = new LinkedHashMap<>();
    for (JsonNode entry : list) {
      String key = entry.path("key").asString(entry.path("id").asString(null));
      if (key == null) {
        throw invalid("has an entry without a key");
      }
      values.put(key, read(entry.path("value"), types.getOrDefault(key, TypeName.ANY)));
    }
    if (!composite) {
      return new Value.Props(values);
    }
    return new Value.Composite(type.isComposite() ? type : compositeType(values), values);
  }

  private static TypeName compositeType(Map<String, Value> fields) {
    return new TypeName(
        fields.entrySet().stream()
            .map(field -> field.getKey() + ":" + field.getValue().type())
            .collect(Collectors.joining(",", "CompositeType(", ")")));
  }

  private Value mime(JsonNode inner, TypeName type) {
    require(type, MIME);
    String content = firstText(inner, "content", "mime-content", "mimeContent");
    String mimeType = firstText(inner, "mime-type", "mimeType");
    try {
      return new Value.Mime(
          inner.path("name").asString(""),
          mimeType == null ? "application/octet-stream" : mimeType,
          content == null
              ? new byte[0]
              : Base64.getDecoder().decode(content.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      throw invalid("has a content that is not Base64");
    }
  }

  /** The type that comes along is kept, since it may be narrower than the declared one. */
  private Value reference(JsonNode inner, TypeName type) {
    require(type, OBJECT);
    String id = firstText(inner, "id", "dunesId");
    if (id == null) {
      throw invalid("is an object without an id");
    }
    String given = firstText(inner, "type");
    TypeName actual = given == null || given.isBlank() ? type : new TypeName(given);
    return new Value.Ref(
        actual.is(type) ? type : actual, id, firstText(inner, "display-value", "displayValue"));
  }

  private static String firstText(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode member = node.path(name);
      if (member.isValueNode() && !member.isNull()) {
        return member.asString();
      }
    }
    return null;
  }

  private void require(TypeName type, ValueKind... kinds) {
    ValueKind expected = ValueKind.of(type);
    if (expected != ANY && !List.of(kinds).contains(expected)) {
      throw invalid("is " + kinds[0].words());
    }
  }

  private InvalidValueException invalid(String why) {
    return new InvalidValueException(
        parameter, declared, why, "send it as " + ValueKind.of(declared).example());
  }
}
