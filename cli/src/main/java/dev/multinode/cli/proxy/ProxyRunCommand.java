package dev.multinode.cli.proxy;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.workflow.RunStarter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "run",
    description = "Run a proxy, and so its remote workflow, and print the outputs.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.STILL_RUNNING,
      ExitCodes.RUN_FAILED,
      ExitCodes.UNREACHABLE,
      ExitCodes.INTERRUPTED
    })
final class ProxyRunCommand extends NodeCommand {
  @Mixin private RunStarter starter;

  @Parameters(paramLabel = "NAME", description = "The proxy's name, SERVER/NAME, or id.")
  private String name;

  ProxyRunCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    String id = Json.text(ProxyLookup.find(client, name), "id");
    JsonNode workflow = client.get("vco/api/workflows", id).json();
    return starter.start(client, workflow, output);
  }
}
