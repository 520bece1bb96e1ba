package dev.multinode.cli.packages;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "push",
    description = {
      "Bring a package to servers, and read back whether it arrived.",
      "A file is brought to the node first."
    },
    exitCodeList = {
      ExitCodes.OK,
      "1:failed on at least one server",
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      "9:the node or every server did not answer"
    })
final class PackagePushCommand extends NodeCommand {
  @Mixin private TargetOptions targets;

  @Parameters(
      paramLabel = "PACKAGE",
      description = "The name of a package of the node, or a package file.")
  private String pkg;

  @Option(
      names = "--trust-signer",
      description = "Let the servers trust the node's signature when they do not know it yet.")
  private boolean trustSigner;

  PackagePushCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    Path file = Path.of(pkg);
    String name = Files.isRegularFile(file) ? PackageUpload.send(client, file, false, null) : pkg;
    ObjectNode body = targets.body();
    if (trustSigner) {
      body.put("trustSigner", true);
    }
    JsonNode report =
        client
            .post("api/v1/packages", name, "push")
            .body(body)
            .patience(PackageUpload.PATIENCE)
            .json();
    output.print(report, PushView.table(report));
    PushView.problems(report).forEach(shell::say);
    if ("ok".equals(Json.text(report, "result"))) {
      return 0;
    }
    return PushView.allSilent(report)
        ? ErrorCode.SERVER_UNREACHABLE.exitCode()
        : ErrorCode.FAILED.exitCode();
  }
}
