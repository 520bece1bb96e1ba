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
    name = "verify",
    description = {
      "Check that a package file is whole, and that a signer whom you trust has signed all of it.",
      "Needs no node."
    },
    exitCodeList = {
      "0:the package is in order",
      "1:the file is damaged, or made to do harm",
      ExitCodes.USAGE,
      ExitCodes.UNSIGNED,
      ExitCodes.MISMATCH,
      ExitCodes.UNTRUSTED,
      ExitCodes.EXPIRED
    })
final class PackageVerifyCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private OutputOptions output;
  @Mixin private TrustedSigners signers;

  @Parameters(paramLabel = "FILE", description = "The package file.")
  private Path file;

  PackageVerifyCommand(Shell shell) {
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
        });
    return found.exitCode();
  }
}
