package dev.multinode.cli.proxy;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "generate",
    description = {
      "Make a local workflow that runs a workflow of a server.",
      "Done again, it refreshes the same proxy."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class ProxyGenerateCommand extends NodeCommand {
  @Parameters(index = "0", paramLabel = "SERVER", description = "The server's name or id.")
  private String server;

  @Parameters(
      index = "1",
      paramLabel = "WORKFLOW",
      description = "The workflow's name or id there.")
  private String workflow;

  @Option(
      names = "--async",
      description = "Do not wait for the remote run: the proxy ends at once and gives its token.")
  private boolean async;

  ProxyGenerateCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode proxy =
        client
            .post("api/v1/proxies")
            .body(
                Json.object()
                    .put("server", server)
                    .put("workflow", workflow)
                    .put("mode", async ? "async" : "sync"))
            .json();
    output.print(proxy, ProxyView.properties(proxy));
    return 0;
  }
}
