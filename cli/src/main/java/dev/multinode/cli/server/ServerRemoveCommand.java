package dev.multinode.cli.server;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Forget a server. Nothing is changed on the server itself.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.CONFLICT,
      ExitCodes.UNREACHABLE
    })
final class ServerRemoveCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The server's name or id.")
  private String name;

  @Option(
      names = "--force",
      description = "Even when proxies refer to it; they are deleted with it.")
  private boolean force;

  ServerRemoveCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    client.delete("api/v1/servers", name).query("force", force ? true : null).send();
    shell.say("server '" + name + "' is forgotten");
    return 0;
  }
}
