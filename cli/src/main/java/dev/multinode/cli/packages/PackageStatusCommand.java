package dev.multinode.cli.packages;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.client.NodeRequest;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "status",
    description = "Compare a package with what servers have, element by element.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.DIFFERENT,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class PackageStatusCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The package's name.")
  private String name;

  @Option(
      names = "--server",
      split = ",",
      paramLabel = "SERVER",
      description = "The servers, by name; separated by commas or repeated. Default: all.")
  private List<String> servers = new ArrayList<>();

  PackageStatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    NodeRequest request =
        client.get("api/v1/packages", name, "status").patience(PackageUpload.PATIENCE);
    servers.forEach(server -> request.query("server", server));
    JsonNode status = request.json();
    output.print(status, PushView.table(status, element -> Json.text(element, "state")));
    PushView.problems(status).forEach(shell::say);
    if (status.path("inSync").asBoolean(false)) {
      return 0;
    }
    return drifted(status) ? ExitCodes.DIFFERENCE_FOUND : ErrorCode.SERVER_UNREACHABLE.exitCode();
  }

  private static boolean drifted(JsonNode status) {
    for (JsonNode server : status.path("servers")) {
      for (JsonNode element : server.path("elements")) {
        String state = Json.text(element, "state");
        if (state.equals("different") || state.equals("missing")) {
          return true;
        }
      }
    }
    return false;
  }
}
