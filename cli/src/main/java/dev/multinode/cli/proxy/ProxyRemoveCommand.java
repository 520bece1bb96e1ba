package dev.multinode.cli.proxy;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Delete a proxy. The remote workflow is not touched.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class ProxyRemoveCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The proxy's name, SERVER/NAME, or id.")
  private String name;

  ProxyRemoveCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    String id = Json.text(ProxyLookup.find(client, name), "id");
    client.delete("api/v1/proxies", id).send();
    shell.say("proxy '" + name + "' is deleted");
    return 0;
  }
}
