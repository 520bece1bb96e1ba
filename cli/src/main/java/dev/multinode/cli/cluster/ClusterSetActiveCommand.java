package dev.multinode.cli.cluster;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "set-active",
    description = {
      "Say how many nodes drive runs; the others stand by and take over when one dies.",
      "Nodes that are active stay so. Runs that are at work on a node that is to stand by go on to"
          + " their next wait or end there."
    },
    exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class ClusterSetActiveCommand extends NodeCommand {
  @Parameters(paramLabel = "N", description = "From 1 on, or 'all'.")
  private String wanted;

  ClusterSetActiveCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    ObjectNode body = Json.object();
    if (wanted.equals("all")) {
      body.put("activeNodes", "all");
    } else if (wanted.matches("[1-9]\\d{0,3}")) {
      body.put("activeNodes", Integer.parseInt(wanted));
    } else {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "'%s' nodes cannot be active; give a number from 1 on, or 'all'".formatted(wanted));
    }
    ClusterTable.print(client.put("api/v1/cluster").body(body).json(), output, shell);
    return 0;
  }
}
