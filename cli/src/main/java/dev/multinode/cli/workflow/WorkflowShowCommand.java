package dev.multinode.cli.workflow;

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
    name = "show",
    description = "Show one workflow: what it takes and what it gives.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class WorkflowShowCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The workflow's name or id.")
  private String name;

  WorkflowShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode workflow = WorkflowLookup.find(client, name);
    Table table =
        Table.properties()
            .row("name", Json.text(workflow, "name"))
            .row("id", Json.text(workflow, "id"))
            .row("version", Json.text(workflow, "version"))
            .optional("description", Json.text(workflow, "description"));
    parameters(table, "input", workflow.path("input-parameters"));
    parameters(table, "output", workflow.path("output-parameters"));
    output.print(workflow, table);
    return 0;
  }

  private static void parameters(Table table, String kind, JsonNode parameters) {
    for (JsonNode parameter : parameters) {
      String description = Json.text(parameter, "description");
      table.row(
          kind,
          "%s : %s%s"
              .formatted(
                  Json.text(parameter, "name"),
                  Json.text(parameter, "type"),
                  description.isEmpty() ? "" : "  (" + description + ")"));
    }
  }
}
