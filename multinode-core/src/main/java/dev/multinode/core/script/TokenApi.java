package dev.multinode.core.script;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.Map;
import org.mozilla.javascript.Scriptable;

/**
 * The class {@code WorkflowToken} of scripts: a run. The variable {@code workflow} is the run that
 * the script belongs to, most of which is known without looking it up.
 */
final class TokenApi {
  static final HostClass CLASS =
      new HostClass(CoreObjects.TOKEN)
          .property("name", self -> isOwn(self) ? own(self).root().name() : token(self).name())
          .property("state", self -> isOwn(self) ? "running" : token(self).state())
          .property("exception", self -> isOwn(self) ? null : token(self).error())
          .property("businessState", self -> token(self).businessState())
          .property("startDate", self -> text(token(self).startedAt()))
          .property("endDate", self -> text(token(self).endedAt()))
          .property("startDateAsDate", self -> self.date(token(self).startedAt()))
          .property("endDateAsDate", self -> self.date(token(self).endedAt()))
          .property("currentWorkflow", self -> workflow(self, true))
          .property("rootWorkflow", self -> workflow(self, false))
          .property(
              "isStillValid",
              self -> isOwn(self) || self.services().runs().find(self.ref().id()).isPresent())
          .property("workflowInputParameters", TokenApi::inputs)
          .property("logEvents", TokenApi::log)
          .method("getInputParameters", (self, args) -> inputs(self))
          .method("getOutputParameters", (self, args) -> self.show(props(token(self).outputs())))
          .method(
              "cancel",
              (self, args) -> {
                self.services().runs().cancel(self.ref().id());
                return null;
              });

  private TokenApi() {}

  /** The variable {@code workflow}. */
  static Object make(ScriptRun run, Scriptable scope) {
    ScriptSession session = run.session();
    return run.show(
        scope,
        new Value.Ref(new TypeName(CoreObjects.TOKEN), session.runId(), session.root().name()));
  }

  private static boolean isOwn(Self self) {
    return self.ref().id().equals(self.run().session().runId());
  }

  private static ScriptSession own(Self self) {
    return self.run().session();
  }

  private static WorkflowRuns.Token token(Self self) {
    return self.services()
        .runs()
        .find(self.ref().id())
        .orElseThrow(() -> new NotFoundException("run", self.ref().id(), "its record was deleted"));
  }

  /**
   * @param current the workflow that is at work; of another run only the one that was started is
   *     known
   */
  private static Object workflow(Self self, boolean current) {
    if (isOwn(self)) {
      ScriptSession.Flow flow = current ? own(self).workflow() : own(self).root();
      return self.object("Workflow", flow.id(), flow.name());
    }
    WorkflowRuns.Token token = token(self);
    return self.object("Workflow", token.workflowId(), token.name());
  }

  private static Object inputs(Self self) {
    return self.show(props(isOwn(self) ? own(self).runInputs() : token(self).inputs()));
  }

  private static Value props(Map<String, Value> values) {
    return new Value.Props(values);
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }

  /** What is stored of the log by now; the last lines of a run at work may be missing. */
  private static Object log(Self self) {
    return self.array(
        self.services().runs().log(self.ref().id()).stream()
            .map(
                line ->
                    self.plain("LogEvent")
                        .property("severity", line::severity)
                        .property("logTimeStamp", () -> self.date(line.at()))
                        .property("shortDescription", line::text)
                        .property("longDescription", line::text)
                        .property("originatorUserName", line::user)
                        .property("originatorId", () -> self.ref().id()))
            .toList());
  }
}
