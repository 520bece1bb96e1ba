package dev.multinode.cli.packages;

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
    description = "Show the packages of the node.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class PackageListCommand extends NodeCommand {
  PackageListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/packages").json();
    Table table =
        Table.of("NAME", "ELEMENTS", "DESCRIPTION")
            .orElse("no packages yet; 'multinode package import FILE' brings one");
    for (JsonNode pkg : answer.path("packages")) {
      JsonNode elements = pkg.path("elements");
      table.row(
          Json.text(pkg, "name"),
          elements.isArray() ? elements.size() : Json.text(elements),
          Json.text(pkg, "description"));
    }
    output.print(answer, table);
    return 0;
  }
}
