package dev.multinode.cli.run;

import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Values that a person types as {@code NAME=VALUE} or keeps in a file, for declared parameters.
 *
 * @param noun what one of them is called: {@code input}
 */
public record TypedValues(Shell shell, List<Parameter> declared, String noun) {

  /** The parameters of a definition as the node gives it: an array of names and types. */
  public static List<Parameter> declared(JsonNode parameters) {
    List<Parameter> declared = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      declared.add(
          new Parameter(
              Json.text(parameter, "name"),
              new TypeName(Json.text(parameter, "type")),
              Json.text(parameter, "description")));
    }
    return declared;
  }

  /**
   * The body with all of them, in the form of the vRO API.
   *
   * @param file a JSON object, {@code -} for standard input; null for none
   * @throws MultinodeException INPUT_INVALID when a name is unknown or a value does not have the
   *     declared type
   */
  public JsonNode body(List<String> typed, Path file) {
    ArrayNode parameters = Json.array();
    values(typed, file)
        .forEach(
            (name, value) -> parameters.add(JsonValues.writeParameter(parameter(name), value)));
    return Json.object().set("parameters", parameters);
  }

  private Map<String, Value> values(List<String> typed, Path file) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : fromFile(file).properties()) {
      TypeName type = parameter(entry.getKey()).type();
      values.put(entry.getKey(), PlainValues.read(entry.getValue(), type, entry.getKey()));
    }
    for (String one : typed) {
      int equals = one.indexOf('=');
      if (equals < 1) {
        throw new MultinodeException(
            ErrorCode.INPUT_INVALID, "'%s' is no %s; write NAME=VALUE".formatted(one, noun));
      }
      String name = one.substring(0, equals);
      TypeName type = parameter(name).type();
      values.put(name, PlainValues.parse(one.substring(equals + 1), type, name));
    }
    return values;
  }

  private JsonNode fromFile(Path file) {
    if (file == null) {
      return Json.object();
    }
    boolean typed = file.toString().equals("-");
    String source = typed ? "standard input" : "'" + file + "'";
    try {
      JsonNode node = Json.parse(typed ? shell.in().readAllBytes() : InputFiles.read(file));
      if (node.isObject()) {
        return node;
      }
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "%s holds no JSON object; write {\"name\": value}".formatted(source));
    } catch (JacksonException e) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "%s holds no JSON (%s); write {\"name\": value}"
              .formatted(source, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID, "%s cannot be read: %s".formatted(source, e.getMessage()), e);
    }
  }

  private Parameter parameter(String name) {
    return declared.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.INPUT_INVALID, "there is no %s '%s'".formatted(noun, name)));
  }
}
