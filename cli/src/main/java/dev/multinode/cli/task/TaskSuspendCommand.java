package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "suspend",
    description = "Let a task's times pass without a run, until it is resumed.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class TaskSuspendCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The task's id.")
  private String id;

  TaskSuspendCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    TaskView task = TaskView.change(client, id, "suspended");
    output.print(task.data(), task.table());
    return 0;
  }
}
