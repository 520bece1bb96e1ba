package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a task with its inputs and next times.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class TaskShowCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The task's id.")
  private String id;

  TaskShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    TaskView task = TaskView.read(client, id);
    output.print(task.data(), task.table());
    return 0;
  }
}
