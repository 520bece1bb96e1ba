package dev.multinode.cli.workflow;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Run a workflow and print its outputs.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.STILL_RUNNING,
      ExitCodes.RUN_FAILED,
      ExitCodes.UNREACHABLE,
      ExitCodes.INTERRUPTED
    })
final class WorkflowRunCommand extends NodeCommand {
  @Mixin private RunStarter starter;

  @Parameters(paramLabel = "NAME", description = "The workflow's name or id.")
  private String name;

  WorkflowRunCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    return starter.start(client, WorkflowLookup.find(client, name), output);
  }
}
