package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    description = "Show runs, newest first.",
    exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class RunListCommand extends NodeCommand {
  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only runs in this state: running, waiting, waiting-signal, suspended, completed, failed"
              + " or canceled.")
  private String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many to show at most. Default: 50.")
  private int limit;

  RunListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/runs").query("state", state).query("limit", limit).json();
    Table table =
        Table.of("ID", "WORKFLOW", "STATE", "STARTED", "ENDED", "BY", "PART OF")
            .orElse("no such runs; 'multinode workflow run NAME' starts one");
    for (JsonNode run : answer.path("runs")) {
      table.row(
          Json.text(run, "id"),
          Json.text(run, "workflowName"),
          Json.text(run, "state"),
          Json.text(run, "startedAt"),
          Json.text(run, "endedAt"),
          Json.text(run, "startedBy"),
          Json.text(run, "parent"));
    }
    output.print(answer, table);
    return 0;
  }
}
