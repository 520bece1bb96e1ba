package dev.multinode.cli.proxy;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "show",
    description = "Show one proxy: what it runs where, its items, and how types are mapped.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class ProxyShowCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The proxy's name, SERVER/NAME, or id.")
  private String name;

  ProxyShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode found = ProxyLookup.find(client, name);
    JsonNode proxy = client.get("api/v1/proxies", Json.text(found, "id")).json();
    output.print(proxy, ProxyView.properties(proxy));
    return 0;
  }
}
