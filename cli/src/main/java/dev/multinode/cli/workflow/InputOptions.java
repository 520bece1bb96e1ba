package dev.multinode.cli.workflow;

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
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The inputs of a run as a person types them. */
public final class InputOptions {
  private final Shell shell;

  @Option(
      names = {"-i", "--input"},
      paramLabel = "NAME=VALUE",
      description = {
        "An input; may be repeated. A text is taken as it is, an object is its id, everything else is"
            + " JSON: 5, true, 2026-02-03T04:05:06Z, [\"a\",\"b\"], {\"key\":1}."
      })
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--inputs",
      paramLabel = "FILE",
      description =
          "A JSON object with inputs, '-' for standard input; the way to pass secrets, since other"
              + " users see the command line.")
  private Path file;

  InputOptions(Shell shell) {
    this.shell = shell;
  }

  /**
   * The body that starts a run.
   *
   * @param workflow its definition, as the vRO API gives it
   * @throws MultinodeException INPUT_INVALID with the list of inputs when a name is unknown or a
   *     value does not have the declared type
   */
  public JsonNode body(JsonNode workflow) {
    List<Parameter> declared = declared(workflow);
    try {
      ArrayNode parameters = Json.array();
      values(declared)
          .forEach(
              (name, value) ->
                  parameters.add(JsonValues.writeParameter(find(declared, name), value)));
      return Json.object().set("parameters", parameters);
    } catch (MultinodeException e) {
      throw withInputs(e, workflow);
    }
  }

  /** Adds what the workflow takes to a complaint about an input. */
  public static MultinodeException withInputs(MultinodeException failure, JsonNode workflow) {
    if (failure.code() != ErrorCode.INPUT_INVALID) {
      return failure;
    }
    String list =
        declared(workflow).stream()
            .map(input -> "  %s (%s) %s".formatted(input.name(), input.type(), input.description()))
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    return new MultinodeException(
        ErrorCode.INPUT_INVALID,
        "%s%n'%s' takes%s"
            .formatted(
                failure.getMessage(),
                Json.text(workflow, "name"),
                list.isEmpty() ? " no inputs" : ":\n" + list),
        failure);
  }

  private Map<String, Value> values(List<Parameter> declared) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : fromFile().properties()) {
      TypeName type = find(declared, entry.getKey()).type();
      values.put(entry.getKey(), PlainValues.read(entry.getValue(), type, entry.getKey()));
    }
    for (String input : inputs) {
      int equals = input.indexOf('=');
      if (equals < 1) {
        throw new MultinodeException(
            ErrorCode.INPUT_INVALID, "'%s' is no input; write NAME=VALUE".formatted(input));
      }
      String name = input.substring(0, equals);
      TypeName type = find(declared, name).type();
      values.put(name, PlainValues.parse(input.substring(equals + 1), type, name));
    }
    return values;
  }

  private JsonNode fromFile() {
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

  private static List<Parameter> declared(JsonNode workflow) {
    List<Parameter> declared = new ArrayList<>();
    for (JsonNode parameter : workflow.path("input-parameters")) {
      declared.add(
          new Parameter(
              Json.text(parameter, "name"),
              new TypeName(Json.text(parameter, "type")),
              Json.text(parameter, "description")));
    }
    return declared;
  }

  private static Parameter find(List<Parameter> declared, String name) {
    return declared.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.INPUT_INVALID, "there is no input '%s'".formatted(name)));
  }
}
