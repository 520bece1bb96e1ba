package dev.multinode.core.schedule;

import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules of workflows. Safe for use by many threads. */
public interface Tasks {
  /**
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND for an unknown workflow,
   *     INPUT_INVALID for inputs that it would refuse, or when no time is to come
   */
  Task create(TaskRequest request);

  /**
   * Makes it what is asked for, from its next time on; the workflow and the user stay. A task that
   * was over begins anew.
   *
   * @throws dev.multinode.core.error.MultinodeException as {@link #create}
   */
  Task update(String id, TaskRequest request);

  Optional<Task> find(String id);

  /**
   * @throws dev.multinode.core.error.NotFoundException when there is no such task
   */
  Task get(String id);

  /**
   * The inputs of its runs, with secrets; a task itself shows them as three stars.
   *
   * @throws dev.multinode.core.error.NotFoundException when there is no such task
   */
  Map<String, Value> inputs(String id);

  /**
   * What comes next is first, what is over is last.
   *
   * @param workflowId null for tasks of all workflows
   */
  List<Task> list(String workflowId);

  /** Its times pass without a run, until it is resumed; no effect on one that is over. */
  Task suspend(String id);

  /** Goes on with the next time that is to come; no effect on one that is not suspended. */
  Task resume(String id);

  /** It runs no more; a run that it has begun goes on. */
  Task cancel(String id);

  /** Deletes it; its runs stay. */
  void delete(String id);

  /** Its times so far, newest first; at most the last 1,000. */
  List<TaskRun> runs(String id);
}
