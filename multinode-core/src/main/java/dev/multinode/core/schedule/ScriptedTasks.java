package dev.multinode.core.schedule;

import dev.multinode.core.script.WorkflowTasks;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lets scripts make tasks. */
final class ScriptedTasks implements WorkflowTasks {
  private final Tasks tasks;
  private final ScheduleConfig config;

  @Inject
  ScriptedTasks(Tasks tasks, ScheduleConfig config) {
    this.tasks = tasks;
    this.config = config;
  }

  @Override
  public String schedule(String workflowId, Map<String, Value> inputs, When when, ScriptCall call) {
    Cycle cycle = when.cycle() == null ? Cycle.ONE_TIME : Cycle.parse(when.cycle());
    Recurrence recurrence =
        new Recurrence(cycle, when.pattern(), config.zone(), when.start(), when.end());
    return tasks
        .create(
            new TaskRequest(
                null, null, workflowId, inputs, recurrence, false, call.user(), call.requestId()))
        .id();
  }

  @Override
  public Optional<Seen> find(String taskId) {
    return tasks.find(taskId).map(this::seen);
  }

  private Seen seen(Task task) {
    List<String> begun =
        tasks.runs(task.id()).stream().map(TaskRun::runId).filter(Objects::nonNull).toList();
    return new Seen(
        task.name(),
        task.state().wire(),
        task.error(),
        task.nextAt() == null ? task.lastAt() : task.nextAt(),
        task.recurrence().cycle() != Cycle.ONE_TIME,
        task.inPast(),
        task.workflowId(),
        task.workflowName(),
        task.inputs(),
        begun);
  }

  @Override
  public void suspend(String taskId) {
    tasks.suspend(taskId);
  }

  @Override
  public void resume(String taskId) {
    tasks.resume(taskId);
  }

  @Override
  public void cancel(String taskId) {
    tasks.cancel(taskId);
  }
}
