package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "wait",
    description = "Wait until a run has ended, and print its outputs.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.STILL_RUNNING,
      ExitCodes.RUN_FAILED,
      ExitCodes.UNREACHABLE,
      ExitCodes.INTERRUPTED
    })
final class RunWaitCommand extends NodeCommand {
  @Mixin private WaitOptions wait;

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private String id;

  RunWaitCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    return wait.untilEnded(client, id, output);
  }
}
