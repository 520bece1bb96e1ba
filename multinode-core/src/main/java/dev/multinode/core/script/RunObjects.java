package dev.multinode.core.script;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Map;
import org.mozilla.javascript.Scriptable;

/** What scripts do with workflows and with runs that they have started. */
final class RunObjects {
  static final String TOKEN = "WorkflowToken";

  private final WorkflowRuns runs;

  RunObjects(WorkflowRuns runs) {
    this.runs = runs;
  }

  /** The method {@code execute} of a workflow: it starts a run and gives its token. */
  HostFunction execute(ScriptRun run, Scriptable scope, Value.Ref workflow) {
    return new HostFunction(
        scope,
        "Workflow.execute",
        args -> {
          Map<String, Value> inputs =
              args.get(0) instanceof PropertiesObject properties
                  ? ((Value.Props) run.read(properties, "the inputs")).entries()
                  : Map.of();
          String id = runs.start(workflow.id(), inputs, run.nextCall());
          return run.show(scope, new Value.Ref(new TypeName(TOKEN), id, workflow.display()));
        });
  }

  /** A member of a token; {@code NOT_FOUND} of Rhino for one that is not there. */
  Object member(ScriptRun run, Scriptable scope, Value.Ref token, String name) {
    WorkflowRuns.Token seen =
        runs.find(token.id())
            .orElseThrow(() -> new NotFoundException("run", token.id(), "its record was deleted"));
    return switch (name) {
      case "name" -> seen.name();
      case "state" -> seen.state();
      case "exception" -> seen.error();
      case "getInputParameters" -> values(run, scope, name, seen.inputs());
      case "getOutputParameters" -> values(run, scope, name, seen.outputs());
      default -> Scriptable.NOT_FOUND;
    };
  }

  private static HostFunction values(
      ScriptRun run, Scriptable scope, String name, Map<String, Value> values) {
    return new HostFunction(
        scope, TOKEN + "." + name, args -> run.show(scope, new Value.Props(values)));
  }
}
