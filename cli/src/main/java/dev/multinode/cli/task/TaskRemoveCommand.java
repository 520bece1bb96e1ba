package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Delete a task. Its runs are not touched.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class TaskRemoveCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The task's id.")
  private String id;

  TaskRemoveCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    client.delete("api/v1/tasks", id).send();
    shell.say("task '" + id + "' is deleted");
    return 0;
  }
}
