package dev.multinode.core.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as the JSON of the vRO API ({@code vro-rest-api.md} §4): strict in what is written, as
 * tolerant in what is read as the clients need it.
 */
public final class JsonValues {
  private static final JsonValueWriter CLEAR =
      new JsonValueWriter(reference -> Optional.empty(), true);

  private JsonValues() {}

  /**
   * The member {@code value} of a parameter, secrets in clear text: for servers that are sent one.
   * What a client reads is written by a {@link JsonValueWriter} that hides them.
   *
   * @throws IllegalArgumentException for {@link Value#NULL}, which is written by leaving it out
   */
  public static ObjectNode write(Value value, TypeName declared) {
    return CLEAR.write(value, declared);
  }

  /** A parameter with its value, secrets in clear text; see {@link #write}. */
  public static ObjectNode writeParameter(Parameter parameter, Value value) {
    return CLEAR.writeParameter(parameter, value);
  }

  /**
   * Reads the member {@code value} of a parameter.
   *
   * @param valueNode missing, null and the text {@code "null"} are {@link Value#NULL}
   * @param declared counts more than what the client says; {@link TypeName#ANY} takes the value as
   *     it comes
   * @param parameterName for the message
   * @throws InvalidValueException when it is no value of that type
   */
  public static Value read(JsonNode valueNode, TypeName declared, String parameterName) {
    return new JsonValueReader(parameterName, declared).read(valueNode, declared);
  }

  /**
   * Reads the values of declared parameters. Names that are not declared are ignored; a name that
   * is declared and not sent is not in the map, one that is sent without a value is {@link
   * Value#NULL}.
   *
   * @param parameters the array {@code parameters}; missing and null are an empty one
   * @throws InvalidValueException when a value is not of its declared type, or has no name
   */
  public static Map<String, Value> readParameters(JsonNode parameters, List<Parameter> declared) {
    Map<String, TypeName> types = new LinkedHashMap<>();
    declared.forEach(parameter -> types.put(parameter.name(), parameter.type()));
    Map<String, Value> values = new LinkedHashMap<>();
    forEach(
        parameters,
        (name, node) -> {
          if (types.containsKey(name)) {
            values.put(name, read(node.path("value"), types.get(name), name));
          }
        });
    return values;
  }

  /** Reads values of parameters that are declared nowhere; each has the type it brings along. */
  public static Map<String, Value> readParameters(JsonNode parameters) {
    Map<String, Value> values = new LinkedHashMap<>();
    forEach(
        parameters,
        (name, node) -> {
          String type = node.path("type").asString("");
          TypeName declared = type.isBlank() ? TypeName.ANY : new TypeName(type);
          values.put(name, read(node.path("value"), declared, name));
        });
    return values;
  }

  private interface Visitor {
    void visit(String name, JsonNode parameter);
  }

  private static void forEach(JsonNode parameters, Visitor visitor) {
    if (parameters == null || parameters.isMissingNode() || parameters.isNull()) {
      return;
    }
    if (!parameters.isArray()) {
      throw new InvalidValueException(
          "parameters",
          TypeName.ANY,
          "is no array",
          "send [{\"name\":…,\"type\":…,\"value\":{…}}]");
    }
    int index = 0;
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asString("");
      if (name.isEmpty()) {
        throw new InvalidValueException(
            "#" + index, TypeName.ANY, "has no name", "add a member 'name'");
      }
      visitor.visit(name, parameter);
      index++;
    }
  }
}
