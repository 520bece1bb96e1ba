package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a run: its state, inputs, outputs, and what failed.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class RunShowCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The run's id.")
  private String id;

  RunShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    RunView run = RunView.read(client, id);
    output.print(run.data(), run.table());
    return 0;
  }
}
