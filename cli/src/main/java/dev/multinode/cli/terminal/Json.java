package dev.multinode.cli.terminal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** JSON as the commands read and write it. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Any record, map or list as JSON. */
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * @throws JacksonException when the text is not JSON
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /**
   * @throws JacksonException when the bytes are not JSON
   */
  public static JsonNode parse(byte[] text) {
    return MAPPER.readTree(text);
  }

  public static String compact(JsonNode node) {
    return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node);
  }

  static String pretty(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static String yaml(JsonNode node) {
    return YAMLMapper.builder().build().writeValueAsString(node).replaceFirst("^---\\s*", "");
  }

  /** A text field; empty when it is missing or null. */
  public static String text(JsonNode node, String field) {
    return text(node.path(field));
  }

  /** A scalar as text, anything else as compact JSON; empty when it is missing or null. */
  public static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isContainer() ? compact(value) : value.asString();
  }
}
