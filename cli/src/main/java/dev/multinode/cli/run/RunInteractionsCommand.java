package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "interactions",
    description = "Show what runs ask people, oldest first; 'multinode run answer' answers.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class RunInteractionsCommand extends NodeCommand {
  @Option(
      names = "--workflow",
      paramLabel = "ID",
      description = "Only of runs of this workflow, named by its id.")
  private String workflow;

  RunInteractionsCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/interactions").query("workflow", workflow).json();
    Table table =
        Table.of("RUN", "WORKFLOW", "ASKS", "FIELDS", "OF", "UNTIL").orElse("no run asks anybody");
    for (JsonNode one : answer.path("interactions")) {
      QuestionView question = new QuestionView(one);
      table.row(
          question.run(),
          Json.text(one, "workflowName"),
          question.title(),
          question.fields(),
          question.assignees(),
          question.timeout());
    }
    output.print(answer, table);
    return 0;
  }
}
