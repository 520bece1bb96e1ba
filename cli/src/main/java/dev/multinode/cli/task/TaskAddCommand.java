package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.workflow.InputOptions;
import dev.multinode.cli.workflow.WorkflowLookup;
import dev.multinode.core.error.MultinodeException;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "add",
    description = {
      "Let a workflow run at a time, or again and again, as the user who asks for it.",
      "Times that are missed while the node is stopped are one run when it is back."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class TaskAddCommand extends NodeCommand {
  @Mixin private TaskTimes times;
  @Mixin private InputOptions inputs;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the task is called. Default: as the workflow.")
  private String name;

  @Parameters(paramLabel = "WORKFLOW", description = "The workflow's name or id.")
  private String workflow;

  TaskAddCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    ObjectNode task = Json.object();
    times.into(task);
    JsonNode found = WorkflowLookup.find(client, workflow);
    task.put("name", name == null ? Json.text(found, "name") : name);
    task.putObject("workflow").put("id", Json.text(found, "id"));
    task.set("input-parameters", inputs.body(found).path("parameters"));
    JsonNode made;
    try {
      made =
          client
              .post("vco/api/tasks")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .body(task)
              .json();
    } catch (MultinodeException e) {
      throw InputOptions.withInputs(e, found);
    }
    TaskView view = TaskView.read(client, Json.text(made, "id"));
    output.print(view.data(), view.table());
    return 0;
  }
}
