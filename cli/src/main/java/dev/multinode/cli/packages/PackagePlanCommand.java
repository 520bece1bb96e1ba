package dev.multinode.cli.packages;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "plan",
    description = "Show what a push would do on each server, and change nothing.",
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class PackagePlanCommand extends NodeCommand {
  @Mixin private TargetOptions targets;

  @Parameters(paramLabel = "NAME", description = "The package's name.")
  private String name;

  PackagePlanCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode plan =
        client
            .post("api/v1/packages", name, "plan")
            .body(targets.body())
            .patience(PackageUpload.PATIENCE)
            .json();
    output.print(plan, PushView.table(plan));
    PushView.problems(plan).forEach(shell::say);
    return PushView.anySilent(plan) ? ErrorCode.SERVER_UNREACHABLE.exitCode() : 0;
  }
}
