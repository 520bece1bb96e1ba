package dev.multinode.cli.cluster;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = {
      "Show every node: its role, what it works on, its clock, and whether it is in sync.",
      "Warnings go to stderr: clocks more than 2 s off the database's, and nodes with other"
          + " content, settings or versions than most."
    },
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class ClusterStatusCommand extends NodeCommand {
  ClusterStatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    ClusterTable.print(client.get("api/v1/cluster").json(), output, shell);
    return 0;
  }
}
