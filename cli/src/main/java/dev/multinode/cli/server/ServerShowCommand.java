package dev.multinode.cli.server;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "show",
    description = "Show one registered server.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class ServerShowCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The server's name or id.")
  private String name;

  ServerShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode server = client.get("api/v1/servers", name).json();
    output.print(server, ServerView.properties(server));
    return 0;
  }
}
