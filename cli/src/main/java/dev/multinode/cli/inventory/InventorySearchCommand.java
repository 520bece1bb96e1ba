package dev.multinode.cli.inventory;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import dev.multinode.core.error.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "search",
    description = "Find elements by a part of their name, on every server.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class InventorySearchCommand extends NodeCommand {
  @Parameters(paramLabel = "TEXT", description = "A part of the name.")
  private String text;

  @Option(names = "--type", paramLabel = "TYPE", description = "Such as Workflow or Action.")
  private String type;

  @Option(names = "--server", paramLabel = "NAME", description = "Look on this server only.")
  private String server;

  InventorySearchCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer =
        client
            .get("api/v1/inventory/search")
            .query("q", text)
            .query("type", type)
            .query("server", server)
            .json();
    Table table =
        Table.of("SERVER", "PATH", "TYPE", "VERSION", "ID").orElse("nothing has this in its name");
    for (JsonNode hit : answer.path("hits")) {
      table.row(
          Json.text(hit, "server"),
          Json.text(hit, "path"),
          Json.text(hit, "type"),
          Json.text(hit, "version"),
          Json.text(hit, "id"));
    }
    output.print(answer, table);
    for (JsonNode silent : answer.path("unreachable")) {
      shell.say(
          "warning: '%s' was not searched: %s"
              .formatted(Json.text(silent, "server"), Json.text(silent, "reason")));
    }
    return answer.path("unreachable").isEmpty() ? 0 : ErrorCode.SERVER_UNREACHABLE.exitCode();
  }
}
