package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.DurationConverter;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "prune",
    description = {
      "Delete the records of runs that have ended, with their logs.",
      "A node does so by itself, too: see 'retention' in its settings."
    },
    exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class RunPruneCommand extends NodeCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Only runs that ended longer ago than this: 12h, 7d.")
  private Duration olderThan;

  @Option(
      names = "--workflow",
      paramLabel = "ID",
      description = "Only runs of this workflow; it may be deleted already.")
  private String workflow;

  @Option(names = "--keep", paramLabel = "N", description = "Leave this many of the newest.")
  private Long keep;

  @Option(names = "--dry-run", description = "Say how many there are, and delete nothing.")
  private boolean dryRun;

  RunPruneCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    if (olderThan == null && workflow == null && keep == null) {
      throw new MultinodeException(
          ErrorCode.USAGE, "say which runs: --older-than 7d, --keep 100 or --workflow ID");
    }
    ObjectNode body = Json.object().put("dryRun", dryRun);
    if (olderThan != null) {
      body.put("olderThan", olderThan.toString());
    }
    if (keep != null) {
      body.put("keep", keep);
    }
    if (workflow != null) {
      body.put("workflow", workflow);
    }
    JsonNode answer = client.post("api/v1/runs", "prune").body(body).patience(PATIENCE).json();
    String runs = Json.text(answer, "runs");
    output.print(
        answer,
        out -> out.println(dryRun ? runs + " runs would be deleted" : runs + " runs are deleted"));
    return 0;
  }
}
