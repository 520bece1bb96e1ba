package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs ask people, and their answers. Safe for use by many threads. */
public interface Interactions {
  /** The open question of a run. */
  Optional<Interaction> findOpen(String runId);

  /** Any question, also one that is settled; those are forgotten some time after the run's end. */
  Optional<Interaction> find(String id);

  /**
   * Open questions, oldest first.
   *
   * @param workflowId null for those of all workflows
   * @param limit at least 1
   */
  List<Interaction> listOpen(String workflowId, int limit);

  /**
   * Answers the open question of a run: when this returns, the answer is stored and the run goes
   * on.
   *
   * @param values by the names of the fields; a field that is absent is null
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND when nothing is asked, FORBIDDEN
   *     when somebody else is asked, INPUT_INVALID for a field that does not exist, has the wrong
   *     type or must not be null, CONFLICT when another answer or the timeout came first
   */
  void answer(String runId, Map<String, Value> values, Person person);

  /**
   * Withdraws the open question of a run: the item that asks fails, and the workflow may catch
   * that.
   *
   * @throws dev.multinode.core.error.MultinodeException as {@link #answer}
   */
  void cancel(String runId, Person person);
}
