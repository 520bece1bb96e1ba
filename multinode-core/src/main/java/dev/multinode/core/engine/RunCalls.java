package dev.multinode.core.engine;

import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflows that a run calls: as a frame of its own, or as runs beside each other. A called
 * workflow is that of now; from here on the run keeps it. Used by one thread.
 */
final class RunCalls {
  private final RunLoop.Tools tools;
  private final StoredRun run;
  private final RunMemory memory;

  RunCalls(RunLoop.Tools tools, StoredRun run, RunMemory memory) {
    this.tools = tools;
    this.run = run;
    this.memory = memory;
  }

  Frame frame(Outcome.Call call) {
    checkDepth();
    WorkflowVersions.Version version = tools.versions().current(call.workflowId());
    Workflow workflow = version.workflow();
    return new Frame(
        call.workflowId(),
        version.hash(),
        RunStarts.firstItem(workflow),
        tools.variables().initial(workflow, call.inputs()));
  }

  /** Runs that are parts of this one, not started yet. */
  List<StoredRun> parts(Visit visit, List<Outcome.Call> calls) {
    checkDepth();
    List<StoredRun> parts = new ArrayList<>();
    for (Outcome.Call call : calls) {
      String requestId = visit.session().requestId() + "/" + parts.size();
      parts.add(
          tools
              .newRuns()
              .make(
                  tools.versions().current(call.workflowId()),
                  new StartRequest(call.workflowId(), call.inputs(), run.user(), requestId),
                  new NewRuns.Parent(run.id(), memory.totalDepth())));
    }
    return parts;
  }

  private void checkDepth() {
    if (memory.totalDepth() >= tools.config().maxDepth()) {
      throw new MultinodeException(
          ErrorCode.RUN_FAILED,
          "workflows call each other %d deep, the limit 'engine.maxDepth'; does one call itself?"
              .formatted(memory.totalDepth()));
    }
  }
}
