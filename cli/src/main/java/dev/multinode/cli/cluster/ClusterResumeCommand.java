package dev.multinode.cli.cluster;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "resume",
    description = {
      "Let held runs go on.",
      "Without a name all go on, and safe mode is over; with names these runs go on to their ends,"
          + " and the others stay held."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      "6:runs are named, and the cluster is not in safe mode",
      ExitCodes.UNREACHABLE
    })
final class ClusterResumeCommand extends NodeCommand {
  @Parameters(paramLabel = "RUN", arity = "0..*", description = "Ids of runs.")
  private List<String> runs = List.of();

  ClusterResumeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    ObjectNode body = Json.object();
    if (!runs.isEmpty()) {
      runs.forEach(body.putArray("runs")::add);
    }
    JsonNode answer = client.post("api/v1/cluster/resume").body(body).json();
    output.print(answer, Table.properties().row("resumed", Json.text(answer, "resumed")));
    return 0;
  }
}
