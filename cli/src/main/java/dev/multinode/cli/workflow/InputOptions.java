package dev.multinode.cli.workflow;

import dev.multinode.cli.run.TypedValues;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

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
    try {
      return new TypedValues(shell, declared(workflow), "input").body(inputs, file);
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

  private static List<Parameter> declared(JsonNode workflow) {
    return TypedValues.declared(workflow.path("input-parameters"));
  }
}
