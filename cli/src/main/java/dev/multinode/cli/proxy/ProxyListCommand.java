package dev.multinode.cli.proxy;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    description = "Show the proxies of the node.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class ProxyListCommand extends NodeCommand {
  @Option(names = "--server", paramLabel = "NAME", description = "Only those for this server.")
  private String server;

  ProxyListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/proxies").query("server", server).json();
    Table table =
        Table.of("NAME", "SERVER", "MODE", "VERSION THERE", "ID")
            .orElse("no proxies yet; 'multinode proxy generate SERVER WORKFLOW' makes one");
    for (JsonNode proxy : answer.path("proxies")) {
      table.row(
          Json.text(proxy, "name"),
          Json.text(proxy, "server"),
          Json.text(proxy, "mode"),
          Json.text(proxy, "remoteWorkflowVersion"),
          Json.text(proxy, "id"));
    }
    output.print(answer, table);
    return 0;
  }
}
