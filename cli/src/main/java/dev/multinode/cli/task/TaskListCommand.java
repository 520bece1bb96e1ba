package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    description = "Show tasks: what runs next is first, what is over is last.",
    exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class TaskListCommand extends NodeCommand {
  TaskListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/tasks").json();
    Table table =
        Table.of("ID", "NAME", "WORKFLOW", "STATE", "RUNS", "NEXT", "ERROR")
            .orElse("no tasks; 'multinode task add WORKFLOW --every 1h' makes one");
    for (JsonNode task : answer.path("tasks")) {
      table.row(
          Json.text(task, "id"),
          Json.text(task, "name"),
          Json.text(task, "workflowName"),
          Json.text(task, "state"),
          TaskView.when(task),
          Json.text(task, "nextAt"),
          Json.text(task, "error"));
    }
    output.print(answer, table);
    return 0;
  }
}
