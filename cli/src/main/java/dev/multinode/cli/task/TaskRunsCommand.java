package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "runs",
    description = "Show what became of a task's times, newest first.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class TaskRunsCommand extends NodeCommand {
  @Parameters(paramLabel = "ID", description = "The task's id.")
  private String id;

  TaskRunsCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/tasks", id, "runs").json();
    Table table =
        Table.of("NUMBER", "DUE", "BEGUN", "RUN", "ERROR").orElse("the task has not run yet");
    for (JsonNode run : answer.path("runs")) {
      table.row(
          Json.text(run, "number"),
          Json.text(run, "dueAt"),
          Json.text(run, "at"),
          Json.text(run, "runId"),
          Json.text(run, "error"));
    }
    output.print(answer, table);
    return 0;
  }
}
