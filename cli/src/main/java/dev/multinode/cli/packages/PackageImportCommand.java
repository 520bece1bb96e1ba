package dev.multinode.cli.packages;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Bring a package file to the node.",
      "The node verifies it first and takes only what a signer that it trusts has signed."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.FAILED,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.CONFLICT,
      ExitCodes.UNREACHABLE,
      ExitCodes.UNSIGNED,
      ExitCodes.MISMATCH,
      ExitCodes.UNTRUSTED,
      ExitCodes.EXPIRED
    })
final class PackageImportCommand extends NodeCommand {
  @Parameters(paramLabel = "FILE", description = "The package file.")
  private Path file;

  @Option(
      names = "--overwrite",
      description = "Replace elements even where the node has a newer version.")
  private boolean overwrite;

  @Option(
      names = "--trust-signer",
      paramLabel = "HEX",
      description =
          "Let the node trust the signer whose certificate has this SHA-256, from now on; 'multinode"
              + " package inspect FILE' shows it.")
  private String trustSigner;

  PackageImportCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    String name = PackageUpload.send(client, file, overwrite, trustSigner);
    output.print(Json.object().put("package", name), out -> out.println(name));
    return 0;
  }
}
