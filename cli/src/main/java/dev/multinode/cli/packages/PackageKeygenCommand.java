package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import dev.multinode.core.crypto.SecretFile;
import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "keygen",
    description = {
      "Make a key to sign packages with, and its certificate, valid for ten years.",
      "NAME-key.pem is for you alone; NAME-cert.pem is for everyone who is to trust you."
    },
    exitCodeList = {ExitCodes.OK, ExitCodes.FAILED, ExitCodes.USAGE, ExitCodes.CONFLICT})
final class PackageKeygenCommand implements Callable<Integer> {
  private static final int KEY_BITS = 3072;

  private final Shell shell;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "NAME", description = "What the files are called.")
  private String name;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where to write them. Default: this folder.")
  private Path folder;

  @Option(
      names = "--common-name",
      paramLabel = "TEXT",
      description = "Who signs, as people read it. Default: NAME.")
  private String commonName;

  PackageKeygenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (name.isBlank() || !Path.of(name).equals(Path.of(name).getFileName())) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "'%s' cannot be the name of a file; write a word such as 'demo', and the folder with"
                  .formatted(name)
              + " --folder");
    }
    Path key = folder.resolve(name + "-key.pem");
    Path certificate = folder.resolve(name + "-cert.pem");
    refuseExisting(key);
    refuseExisting(certificate);
    SigningIdentity identity =
        SigningIdentity.generate(commonName == null ? name : commonName, KEY_BITS, Instant.now());
    SecretFile.write(certificate, identity.certificatePem().getBytes(StandardCharsets.UTF_8));
    SecretFile.write(key, identity.keyPem().getBytes(StandardCharsets.UTF_8));
    output.print(
        Json.object().put("key", key.toString()).put("certificate", certificate.toString()),
        Table.properties().row("key", key).row("certificate", certificate));
    shell.say(
        "keep %s to yourself; give %s to those who are to trust you".formatted(key, certificate));
    return 0;
  }

  private static void refuseExisting(Path file) {
    if (Files.exists(file)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT, "%s exists; choose another name, or delete it".formatted(file));
    }
  }
}
