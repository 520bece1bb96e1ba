package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "answer",
    description = "Answer what a run asks; 'multinode run interactions' shows what is asked.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.CONFLICT,
      ExitCodes.UNREACHABLE
    })
final class RunAnswerCommand extends NodeCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "The run's id.")
  private String id;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description =
          "A field of the answer. A text is taken as it is, an object is its id, everything else is"
              + " JSON: 5, true, 2026-02-03T04:05:06Z.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = "--fields",
      paramLabel = "FILE",
      description =
          "A JSON object with fields, '-' for standard input; the way to pass secrets, since other"
              + " users see the command line.")
  private Path file;

  private final Shell shell;

  RunAnswerCommand(Shell shell) {
    super(shell);
    this.shell = shell;
  }

  @Override
  protected int run(NodeClient client) {
    QuestionView question = new QuestionView(client.get("api/v1/runs", id, "interaction").json());
    JsonNode asked = question.data();
    client
        .post(
            "vco/api/workflows",
            Json.text(asked, "workflowId"),
            "executions",
            question.run(),
            "interaction")
        .body(body(question))
        .send();
    shell.say("answered; 'multinode run wait %s' waits for the end of the run".formatted(id));
    RunView run = RunView.read(client, id);
    output.print(run.data(), run.table());
    return 0;
  }

  private JsonNode body(QuestionView question) {
    try {
      return new TypedValues(shell, TypedValues.declared(question.data().path("fields")), "field")
          .body(fields, file);
    } catch (MultinodeException e) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "%s; %s asks for [%s]".formatted(e.getMessage(), question.title(), question.fields()),
          e);
    }
  }
}
