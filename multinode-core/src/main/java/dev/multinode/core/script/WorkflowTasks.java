package dev.multinode.core.script;

import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks that scripts make, as {@code Workflow.schedule} does. */
public interface WorkflowTasks {
  /**
   * Makes a task.
   *
   * @param call its request id makes one task only, also when the item runs again
   * @return the id of the task
   */
  String schedule(String workflowId, Map<String, Value> inputs, When when, ScriptCall call);

  Optional<Seen> find(String taskId);

  void suspend(String taskId);

  void resume(String taskId);

  void cancel(String taskId);

  /**
   * @param cycle in the words of the vRO API; null for once
   * @param pattern null for the time of the start
   * @param end null for none
   */
  record When(String cycle, String pattern, Instant start, Instant end) {}

  /**
   * A task as scripts see it.
   *
   * @param state in the words of the vRO API
   * @param error null unless its last start failed
   * @param executionDate when it runs next; when it ran last if nothing is to come
   * @param runs ids of its runs, newest first
   */
  record Seen(
      String name,
      String state,
      String error,
      Instant executionDate,
      boolean recurrent,
      boolean inPast,
      String workflowId,
      String workflowName,
      Map<String, Value> inputs,
      List<String> runs) {}
}
