package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.packages.Packages;
import dev.multinode.packages.Verification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "Show what is in a package file: its elements, its signer, what is wrong with it.",
      "Needs no node. It fails only for a file that cannot be read; 'package verify' judges."
    },
    exitCodeList = {ExitCodes.OK, "1:the file is no readable package", ExitCodes.USAGE})
final class PackageInspectCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private OutputOptions output;
  @Mixin private TrustedSigners signers;

  @Parameters(paramLabel = "FILE", description = "The package file.")
  private Path file;

  PackageInspectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Verification found = Packages.verify(InputFiles.check(file), signers.trust(), signers.at());
    output.print(
        Json.of(found),
        out -> {
          VerificationView.summary(found, out, shell);
          VerificationView.findings(found, out);
          VerificationView.elements(found, out, shell);
        });
    return found.pkg() == null ? found.exitCode() : 0;
  }
}
