package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.packages.BuildRequest;
import dev.multinode.packages.HashName;
import dev.multinode.packages.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "build",
    description = {
      "Build a package from a folder of sources, and sign it.",
      "The same sources and key always give the same file. Needs no node."
    },
    exitCodeList = {
      ExitCodes.OK,
      "1:the sources cannot become a package",
      ExitCodes.USAGE,
      "5:the folder holds no element"
    })
final class PackageBuildCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "FOLDER",
      description = "The sources: TYPE/FOLDERS/NAME.xml with NAME.element_info.xml.")
  private Path folder;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "What the package is called, such as org.example.demo.")
  private String name;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private String description;

  @Option(
      names = "--package-version",
      paramLabel = "VERSION",
      description = "The version of the package as a whole; its elements have their own.")
  private String version;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The private key (PEM) to sign with; 'multinode package keygen' makes one.")
  private Path key;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Its certificate (PEM). Default: NAME-cert.pem beside NAME-key.pem.")
  private Path certificate;

  @Option(
      names = "--md5",
      description = "Sign for servers up to 8.2, which know nothing newer. Default: SHA-256.")
  private boolean md5;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where to write it. Default: NAME.package in this folder.")
  private Path file;

  PackageBuildCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path target = file == null ? Path.of(name + ".package") : file;
    SigningIdentity identity =
        SigningIdentity.read(InputFiles.check(key), InputFiles.check(certificate()));
    byte[] content =
        Packages.build(
            new BuildRequest(
                folder,
                name,
                description,
                version,
                identity,
                md5 ? HashName.MD5 : HashName.SHA_256));
    try {
      Files.write(target, content);
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "the file '%s' cannot be written (%s); name another with --file"
              .formatted(target, FileTrouble.reason(e)),
          e);
    }
    output.print(
        Json.object().put("file", target.toString()).put("bytes", content.length),
        out -> out.println(target));
    shell.say("%d bytes, signed by %s".formatted(content.length, signer(identity)));
    return 0;
  }

  private Path certificate() {
    if (certificate != null) {
      return certificate;
    }
    String keyName = key.getFileName().toString();
    return key.resolveSibling(
        keyName.endsWith("-key.pem")
            ? keyName.substring(0, keyName.length() - "-key.pem".length()) + "-cert.pem"
            : keyName);
  }

  private static String signer(SigningIdentity identity) {
    return identity.certificate().getSubjectX500Principal().getName();
  }
}
