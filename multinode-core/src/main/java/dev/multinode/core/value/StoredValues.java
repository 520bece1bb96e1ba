package dev.multinode.core.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as the state of runs is kept: every value comes back equal, with its types, to the last
 * bit of a number. How secrets are kept is up to whoever makes an instance. Safe for use by many
 * threads.
 *
 * <p>Texts, numbers, booleans and null are themselves; everything else is an object whose first key
 * says what it is.
 */
public final class StoredValues {
  /** Each level of a value is two of JSON; requests may nest 1000 deep. */
  private static final int MAX_DEPTH = 3000;

  /** What was written can be read: names may be as long as texts, nesting as deep as it came. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .build();

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final UnaryOperator<String> seal;
  private final UnaryOperator<String> open;

  /**
   * @param seal makes of a secret what is written
   * @param open the reverse
   */
  public StoredValues(UnaryOperator<String> seal, UnaryOperator<String> open) {
    this.seal = seal;
    this.open = open;
  }

  /** Leaves secrets in clear text: only for what is sealed as a whole, or is not kept. */
  public static StoredValues inClearText() {
    return new StoredValues(UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Reads what this instance writes; secrets are not opened and come back as three stars. */
  public StoredValues hidingSecrets() {
    return new StoredValues(seal, closed -> "***");
  }

  public String write(Value value) {
    return MAPPER.writeValueAsString(node(value));
  }

  public Value read(String text) {
    return value(MAPPER.readTree(text));
  }

  /** Variables by name, in their order. */
  public String writeAll(Map<String, Value> values) {
    return MAPPER.writeValueAsString(nodes(values));
  }

  /** What {@link #writeAll} wrote; a map that the caller may change. */
  public Map<String, Value> readAll(String text) {
    return values(MAPPER.readTree(text));
  }

  private JsonNode node(Value value) {
    if (value instanceof Value.Text text) {
      return JSON.stringNode(text.text());
    } else if (value instanceof Value.Num num) {
      return Double.isFinite(num.number())
          ? JSON.numberNode(num.number())
          : JSON.objectNode().put("number", Double.toString(num.number()));
    } else if (value instanceof Value.Bool bool) {
      return JSON.booleanNode(bool.truth());
    } else if (value instanceof Value.Date date) {
      return JSON.objectNode().put("date", date.at().toString());
    } else if (value instanceof Value.Secret secret) {
      return JSON.objectNode().put("secret", seal.apply(secret.text()));
    } else if (value instanceof Value.Props props) {
      return JSON.objectNode().set("properties", nodes(props.entries()));
    } else if (value instanceof Value.Array array) {
      ObjectNode node = JSON.objectNode().put("array", array.element().text());
      ArrayNode items = node.putArray("items");
      array.items().forEach(item -> items.add(node(item)));
      return node;
    } else if (value instanceof Value.Composite composite) {
      return JSON.objectNode()
          .put("composite", composite.type().text())
          .set("fields", nodes(composite.fields()));
    } else if (value instanceof Value.Mime mime) {
      return JSON.objectNode()
          .put("mime", mime.mimeType())
          .put("name", mime.name())
          .put("content", Base64.getEncoder().encodeToString(mime.content()));
    } else if (value instanceof Value.Ref ref) {
      return JSON.objectNode()
          .put("object", ref.type().text())
          .put("id", ref.id())
          .put("display", ref.display());
    }
    return JSON.nullNode();
  }

  private ObjectNode nodes(Map<String, Value> values) {
    ObjectNode node = JSON.objectNode();
    values.forEach((name, value) -> node.set(name, node(value)));
    return node;
  }

  private Value value(JsonNode node) {
    if (node.isNull()) {
      return Value.NULL;
    } else if (node.isString()) {
      return new Value.Text(node.stringValue());
    } else if (node.isNumber()) {
      return new Value.Num(node.doubleValue());
    } else if (node.isBoolean()) {
      return new Value.Bool(node.booleanValue());
    }
    Map.Entry<String, JsonNode> first = node.properties().iterator().next();
    JsonNode inner = first.getValue();
    return switch (first.getKey()) {
      case "number" -> new Value.Num(Double.parseDouble(inner.stringValue()));
      case "date" -> new Value.Date(Instant.parse(inner.stringValue()));
      case "secret" -> new Value.Secret(open.apply(inner.stringValue()));
      case "properties" -> new Value.Props(values(inner));
      case "array" -> new Value.Array(type(inner), items(node.path("items")));
      case "composite" -> new Value.Composite(type(inner), values(node.path("fields")));
      case "mime" ->
          new Value.Mime(
              node.path("name").stringValue(),
              inner.stringValue(),
              Base64.getDecoder().decode(node.path("content").stringValue()));
      case "object" ->
          new Value.Ref(
              type(inner), node.path("id").stringValue(), node.path("display").asString(null));
      default -> throw new IllegalArgumentException("unknown stored value: " + first.getKey());
    };
  }

  private static TypeName type(JsonNode node) {
    return new TypeName(node.stringValue());
  }

  private List<Value> items(JsonNode nodes) {
    List<Value> items = new ArrayList<>();
    nodes.forEach(node -> items.add(value(node)));
    return items;
  }

  private Map<String, Value> values(JsonNode node) {
    Map<String, Value> values = new LinkedHashMap<>();
    node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }
}
