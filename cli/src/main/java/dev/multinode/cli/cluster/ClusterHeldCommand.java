package dev.multinode.cli.cluster;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
    name = "held",
    description = {
      "Show the runs that safe mode holds, the oldest first.",
      "'multinode cluster resume' lets them go on, 'multinode run cancel' ends one."
    },
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class ClusterHeldCommand extends NodeCommand {
  ClusterHeldCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/cluster/held").json();
    Table table =
        Table.of("ID", "WORKFLOW", "STATE", "HELD SINCE")
            .orElse(
                answer.has("safeModeSince")
                    ? "safe mode holds no run"
                    : "the cluster is not in safe mode; no run is held");
    for (JsonNode run : answer.path("runs")) {
      table.row(
          Json.text(run, "id"),
          Json.text(run, "workflowName"),
          Json.text(run, "state"),
          Json.text(run, "since"));
    }
    output.print(answer, table);
    return 0;
  }
}
