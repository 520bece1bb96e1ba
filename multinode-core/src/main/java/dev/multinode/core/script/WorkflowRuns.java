package dev.multinode.core.script;

import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of their own that scripts start, as {@code Workflow.execute} does. */
public interface WorkflowRuns {
  /**
   * Starts a run and does not wait for it.
   *
   * @param call its request id starts one run only, also when the item runs again
   * @return the id of the run
   */
  String start(String workflowId, Map<String, Value> inputs, ScriptCall call);

  Optional<Token> find(String runId);

  /** Ids of the runs of a workflow, the newest first; a hundred at most. */
  List<String> list(String workflowId);

  /**
   * Ends a run as canceled; one that is final stays as it is.
   *
   * @throws dev.multinode.core.error.NotFoundException when there is no such run
   */
  void cancel(String runId);

  /** Makes an event happen that items of runs may wait for. */
  void signal(String event);

  /** What a run has logged, in that order. */
  List<Line> log(String runId);

  /**
   * A run as scripts see it.
   *
   * @param state in the words of the vRO API
   * @param error null unless failed or canceled
   * @param businessState empty when no item has set one
   * @param endedAt null while it is not final
   */
  record Token(
      String workflowId,
      String name,
      String state,
      String error,
      String businessState,
      Instant startedAt,
      Instant endedAt,
      Map<String, Value> inputs,
      Map<String, Value> outputs) {}

  /**
   * A line of a log.
   *
   * @param severity as in {@link ScriptLog#line}
   */
  record Line(Instant at, String severity, String user, String text) {}
}
