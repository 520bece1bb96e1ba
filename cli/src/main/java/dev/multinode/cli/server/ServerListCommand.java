package dev.multinode.cli.server;

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
    description = "Show every registered server and what was last known of it.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class ServerListCommand extends NodeCommand {
  ServerListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/servers").json();
    Table table =
        Table.of("NAME", "URL", "STATE", "KIND", "VERSION", "REASON")
            .orElse("no servers yet; 'multinode server add NAME URL --user USER' registers one");
    for (JsonNode server : answer.path("servers")) {
      table.row(
          Json.text(server, "name"),
          Json.text(server, "url"),
          ServerView.state(server),
          ServerView.kind(server),
          Json.text(server, "version"),
          Json.text(server, "reason"));
    }
    output.print(answer, table);
    return 0;
  }
}
