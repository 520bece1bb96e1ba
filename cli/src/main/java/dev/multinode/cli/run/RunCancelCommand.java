package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "End a run as canceled; one that has ended stays as it is.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class RunCancelCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The run's id.")
  private String id;

  RunCancelCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    client.delete("api/v1/runs", id, "state").send();
    RunView run = RunView.read(client, id);
    output.print(run.data(), run.table());
    return 0;
  }
}
