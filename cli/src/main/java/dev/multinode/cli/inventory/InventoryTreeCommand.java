package dev.multinode.cli.inventory;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Printable;
import dev.multinode.cli.terminal.Shell;
import java.io.PrintWriter;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "tree",
    description = "Show a server's folders and what is in them.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class InventoryTreeCommand extends NodeCommand {
  @Parameters(index = "0", paramLabel = "SERVER", description = "The server's name or id.")
  private String server;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "/",
      description = "Where to begin. Default: the top.")
  private String path;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many levels to open, one call for each folder. Default: 4.")
  private int depth;

  @Option(names = "--refresh", description = "Ask the server even when the node remembers.")
  private boolean refresh;

  InventoryTreeCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    Folder top = Folder.open(client, server, path, refresh);
    ObjectNode tree = Json.object().put("server", server).put("path", path);
    tree.set("entries", expand(client, top, depth));
    output.print(
        tree,
        out -> {
          out.println(Printable.line(server + (path.equals("/") ? "" : " " + path)));
          draw(out, tree.path("entries"), "");
        });
    top.warnWhenStale(shell);
    return 0;
  }

  private ArrayNode expand(NodeClient client, Folder folder, int levels) {
    ArrayNode entries = Json.array();
    for (JsonNode entry : folder.entries()) {
      ObjectNode copy = entry.deepCopy().asObject();
      if (Folder.isFolder(entry) && levels > 1) {
        Folder below = Folder.open(client, server, Json.text(entry, "path"), refresh);
        copy.set("entries", expand(client, below, levels - 1));
      }
      entries.add(copy);
    }
    return entries;
  }

  private static void draw(PrintWriter out, JsonNode entries, String indent) {
    for (Iterator<JsonNode> rest = entries.iterator(); rest.hasNext(); ) {
      JsonNode entry = rest.next();
      boolean last = !rest.hasNext();
      String version = Json.text(entry, "version");
      out.println(
          indent
              + (last ? "└─ " : "├─ ")
              + Printable.line(Json.text(entry, "name"))
              + (Folder.isFolder(entry) ? "/" : "")
              + (version.isEmpty() ? "" : "  " + Printable.line(version)));
      draw(out, entry.path("entries"), indent + (last ? "   " : "│  "));
    }
  }
}
