package dev.multinode.cli.inventory;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    description = "Show what is in one folder of a server.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class InventoryListCommand extends NodeCommand {
  @Parameters(index = "0", paramLabel = "SERVER", description = "The server's name or id.")
  private String server;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "/",
      description = "The folder, such as /System/Workflows. Default: the top.")
  private String path;

  @Option(names = "--refresh", description = "Ask the server even when the node remembers.")
  private boolean refresh;

  InventoryListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    Folder folder = Folder.open(client, server, path, refresh);
    Table table = Table.of("NAME", "TYPE", "VERSION", "ID").orElse("the folder is empty");
    for (JsonNode entry : folder.entries()) {
      table.row(
          Json.text(entry, "name") + (Folder.isFolder(entry) ? "/" : ""),
          Json.text(entry, "type"),
          Json.text(entry, "version"),
          Json.text(entry, "id"));
    }
    output.print(folder.answer(), table);
    folder.warnWhenStale(shell);
    return 0;
  }
}
