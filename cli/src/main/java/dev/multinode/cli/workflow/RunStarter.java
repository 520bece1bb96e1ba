package dev.multinode.cli.workflow;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.run.RunView;
import dev.multinode.cli.run.WaitOptions;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.MultinodeException;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Starts a run, and waits for it unless told not to. */
public final class RunStarter {
  private final Shell shell;
  @Mixin private InputOptions inputs;
  @Mixin private WaitOptions wait;

  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Wait for the end and print the outputs (default), or print the run's id and leave.")
  private boolean waits;

  RunStarter(Shell shell) {
    this.shell = shell;
  }

  /**
   * @param workflow its definition, as the vRO API gives it
   * @return the exit code
   */
  public int start(NodeClient client, JsonNode workflow, OutputOptions output) {
    String id = Json.text(workflow, "id");
    JsonNode body = inputs.body(workflow);
    JsonNode started;
    try {
      started =
          client
              .post("vco/api/workflows", id, "executions")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .body(body)
              .json();
    } catch (MultinodeException e) {
      throw InputOptions.withInputs(e, workflow);
    }
    String run = Json.text(started, "id");
    if (waits) {
      shell.say("run %s of '%s' has started".formatted(run, Json.text(workflow, "name")));
      return wait.untilEnded(client, run, output);
    }
    output.print(RunView.read(client, run).data(), out -> out.println(run));
    return 0;
  }
}
