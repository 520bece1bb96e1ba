package dev.multinode.cli.workflow;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "check",
    description = {
      "List what a workflow needs that the node does not have.",
      "All that it calls is read too; what scripts put together at run time is not seen."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      "3:something is missing or wrong",
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class WorkflowCheckCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The workflow's name or id.")
  private String name;

  WorkflowCheckCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    String id = Json.text(WorkflowLookup.find(client, name), "id");
    JsonNode report = client.get("api/v1/workflows", id, "check").json();
    JsonNode findings = report.path("findings");
    Table table =
        Table.of("KIND", "WHAT", "WHERE", "WHAT TO DO")
            .orElse(
                "nothing is missing in %s workflows and %s actions"
                    .formatted(Json.text(report, "workflows"), Json.text(report, "actions")));
    for (JsonNode finding : findings) {
      table.row(
          Json.text(finding, "kind"),
          what(finding),
          where(finding.path("places")),
          Json.text(finding, "advice"));
    }
    output.print(report, table);
    return findings.isEmpty() ? 0 : ExitCodes.DIFFERENCE_FOUND;
  }

  /** {@code VC (VcPlugin, VcTask)}. */
  private static String what(JsonNode finding) {
    List<String> names = new ArrayList<>();
    finding.path("names").forEach(name -> names.add(Json.text(name)));
    String what = Json.text(finding, "what");
    return names.isEmpty() ? what : "%s (%s)".formatted(what, String.join(", ", names));
  }

  /** The first place; a person who has mended that asks again. */
  private static String where(JsonNode places) {
    JsonNode first = places.path(0);
    String line = Json.text(first, "line");
    String where = Json.text(first, "where") + (line.isEmpty() ? "" : "#" + line);
    return places.size() < 2 ? where : "%s, and %d more".formatted(where, places.size() - 1);
  }
}
