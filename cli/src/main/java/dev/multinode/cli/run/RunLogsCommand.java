package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "logs",
    description = "Show what a run wrote to its log.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class RunLogsCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The run's id.")
  private String id;

  @Option(
      names = "--severity",
      paramLabel = "WORD",
      defaultValue = "debug",
      description = "The least severity to show: debug, info, warning or error. Default: debug.")
  private String severity;

  RunLogsCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/runs", id, "logs").query("severity", severity).json();
    Table table = Table.properties().orElse("the run has written nothing");
    for (JsonNode line : answer.path("logs")) {
      table.row(Json.text(line, "at"), Json.text(line, "severity"), Json.text(line, "text"));
    }
    output.print(answer, table);
    return 0;
  }
}
