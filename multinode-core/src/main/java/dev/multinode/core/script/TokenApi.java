package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Map;
import org.mozilla.javascript.Scriptable;

/** The variable {@code workflow}: the run that the script belongs to. */
final class TokenApi {
  private TokenApi() {}

  static Object make(ScriptRun run, Scriptable scope) {
    ScriptSession session = run.session();
    return new HostObject(scope, "workflow", true)
        .property("id", session::runId)
        .property("name", () -> session.root().name())
        .property("state", () -> "running")
        .property("currentWorkflow", () -> flow(run, scope, session.workflow()))
        .property("rootWorkflow", () -> flow(run, scope, session.root()))
        .property("workflowInputParameters", () -> inputs(run, scope))
        .method("getInputParameters", args -> inputs(run, scope));
  }

  private static Object flow(ScriptRun run, Scriptable scope, ScriptSession.Flow flow) {
    return run.show(scope, new Value.Ref(new TypeName("Workflow"), flow.id(), flow.name()));
  }

  private static Object inputs(ScriptRun run, Scriptable scope) {
    Map<String, Value> inputs = run.session().runInputs();
    return run.show(scope, new Value.Props(inputs));
  }
}
