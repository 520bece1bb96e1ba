package dev.multinode.cli.workflow;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.DurationConverter;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "retention",
    description = {
      "Show or set how long runs of a workflow are kept after their end.",
      "What is not set here is as 'retention' in the settings of the node says; 0 is no limit."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class WorkflowRetentionCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The workflow's name or id.")
  private String name;

  @Option(
      names = "--age",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Keep runs for this time: 12h, 7d; 0s for ever.")
  private Duration age;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Keep this many of the newest; 0 for any number.")
  private Long keep;

  @Option(names = "--reset", description = "Do as the settings of the node say.")
  private boolean reset;

  WorkflowRetentionCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    String id = Json.text(WorkflowLookup.find(client, name), "id");
    if (reset || age != null || keep != null) {
      ObjectNode rule = Json.object();
      if (age != null && !reset) {
        rule.put("age", age.toString());
      }
      if (keep != null && !reset) {
        rule.put("runs", keep);
      }
      client.put("api/v1/workflows", id, "retention").body(rule).send();
    }
    JsonNode answer = client.get("api/v1/workflows", id, "retention").json();
    output.print(
        answer,
        Table.properties()
            .row("age", Json.text(answer, "age").replace("PT0S", "no limit"))
            .row(
                "runs",
                Json.text(answer, "runs").equals("0") ? "no limit" : Json.text(answer, "runs"))
            .row("set", answer.path("own").asBoolean(false) ? "for this workflow" : "by the node"));
    return 0;
  }
}
