package dev.multinode.cli.context;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "list",
    description = "Show every context; a star marks the one that is in use.",
    exitCodeList = {ExitCodes.OK})
final class ContextListCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private OutputOptions output;

  ContextListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Contexts contexts = new Contexts(shell.home());
    String current = contexts.current().orElse("");
    Table table =
        Table.of("", "NAME", "URL")
            .orElse(
                "no contexts yet; 'multinode serve' makes one, 'multinode context add' another");
    ObjectNode data = Json.object().put("current", current);
    ArrayNode list = data.putArray("contexts");
    for (Map.Entry<String, Context> entry : contexts.all().entrySet()) {
      String name = entry.getKey();
      String url = entry.getValue().url().toString();
      table.row(name.equals(current) ? "*" : "", name, url);
      list.addObject().put("name", name).put("url", url);
    }
    output.print(data, table);
    return 0;
  }
}
