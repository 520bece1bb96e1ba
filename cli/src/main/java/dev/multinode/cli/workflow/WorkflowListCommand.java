package dev.multinode.cli.workflow;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "list",
    description = "Show the workflows of the node.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class WorkflowListCommand extends NodeCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only those with this in their name or folder.")
  private String text;

  WorkflowListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    List<ObjectNode> all = Links.attributes(client.get("vco/api/workflows").json());
    all.sort(
        Comparator.comparing((ObjectNode workflow) -> Links.folder(workflow))
            .thenComparing(workflow -> Json.text(workflow, "name")));
    Table table =
        Table.of("NAME", "VERSION", "FOLDER", "ID")
            .orElse(
                text.isEmpty()
                    ? "no workflows yet; 'multinode package import FILE' brings some"
                    : "no workflow has '%s' in its name or folder".formatted(text));
    ObjectNode data = Json.object();
    ArrayNode list = data.putArray("workflows");
    for (ObjectNode workflow : all) {
      if (matches(workflow)) {
        list.add(workflow);
        table.row(
            Json.text(workflow, "name"),
            Json.text(workflow, "version"),
            Links.folder(workflow),
            Json.text(workflow, "id"));
      }
    }
    output.print(data, table);
    return 0;
  }

  private boolean matches(ObjectNode workflow) {
    String where = Links.folder(workflow) + "/" + Json.text(workflow, "name");
    return where.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
