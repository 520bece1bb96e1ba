package dev.multinode.cli.packages;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Save a package of the node as a file, signed with the node's key.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class PackageExportCommand extends NodeCommand {
  @Parameters(paramLabel = "NAME", description = "The package's name.")
  private String name;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where to write it. Default: NAME.package in this folder.")
  private Path file;

  PackageExportCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    Path target = file == null ? Path.of(name + ".package") : file;
    byte[] content =
        client.get("vco/api/packages", name).patience(PackageUpload.PATIENCE).download();
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
        Json.object()
            .put("package", name)
            .put("file", target.toString())
            .put("bytes", content.length),
        out -> out.println(target));
    return 0;
  }
}
