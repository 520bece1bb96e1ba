package dev.multinode.cli.server;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "check",
    description = "Ask a server now: does it answer, take our login, and show its certificate?",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class ServerCheckCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The server's name or id.")
  private String name;

  ServerCheckCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode server = client.post("api/v1/servers", name, "check").json();
    output.print(server, ServerView.properties(server));
    return ServerView.exitCode(server);
  }
}
