package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Table;
import dev.multinode.packages.ElementChange;
import dev.multinode.packages.PackageDiff;
import dev.multinode.packages.Packages;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "diff",
    description = {
      "Show what differs between two package files, element by element.",
      "Content is compared, not spelling; a change without a higher version is marked. Needs no"
          + " node, and verifies no signature."
    },
    exitCodeList = {
      "0:they hold the same content",
      "1:a file is no readable package",
      ExitCodes.USAGE,
      "3:they differ"
    })
final class PackageDiffCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;

  @Parameters(index = "0", paramLabel = "OLD", description = "A package file.")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
  private Path now;

  @Override
  public Integer call() {
    PackageDiff diff = Packages.diff(InputFiles.check(old), InputFiles.check(now));
    Table table = Table.of("CHANGE", "NAME", "OLD", "NEW", "WHAT").orElse("the same content");
    for (ElementChange change : diff.changes()) {
      table.row(
          change.change(),
          change.name(),
          change.oldVersion(),
          change.newVersion(),
          String.join(", ", change.what()));
    }
    ObjectNode data = Json.object().put("old", old.toString()).put("new", now.toString());
    data.setAll((ObjectNode) Json.of(diff));
    output.print(data, table);
    return diff.changes().isEmpty() ? 0 : ExitCodes.DIFFERENCE_FOUND;
  }
}
