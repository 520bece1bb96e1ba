package dev.multinode.core.script;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Map;

/** The class {@code Task} of scripts: a workflow that runs at a time, or again and again. */
final class TaskApi {
  static final HostClass CLASS =
      new HostClass(CoreObjects.TASK)
          .property("name", self -> task(self).name())
          .property("state", self -> task(self).state())
          .property("error", self -> task(self).error())
          .property("executionDate", self -> self.date(task(self).executionDate()))
          .property("isRecurrent", self -> task(self).recurrent())
          .property("restartInPast", self -> task(self).inPast())
          .property("parameters", self -> self.show(new Value.Props(task(self).inputs())))
          .property("workflow", TaskApi::workflow)
          .property(
              "executions",
              self ->
                  self.array(
                      task(self).runs().stream()
                          .map(id -> self.object(CoreObjects.TOKEN, id, null))
                          .toList()))
          .method(
              "cancel",
              (self, args) -> {
                tasks(self).cancel(self.ref().id());
                return null;
              })
          .method(
              "suspend",
              (self, args) -> {
                tasks(self).suspend(self.ref().id());
                return null;
              })
          .method(
              "resume",
              (self, args) -> {
                tasks(self).resume(self.ref().id());
                return null;
              });

  private TaskApi() {}

  /** What workflows have for it. */
  static void declare(HostClass workflow) {
    workflow
        .method("schedule", TaskApi::schedule)
        .method("scheduleRecurrently", TaskApi::scheduleRecurrently);
  }

  private static WorkflowTasks tasks(Self self) {
    return self.services()
        .tasks()
        .orElseThrow(() -> HostErrors.text("this node runs no tasks; schedule it on another one"));
  }

  private static WorkflowTasks.Seen task(Self self) {
    return tasks(self)
        .find(self.ref().id())
        .orElseThrow(
            () -> new NotFoundException("task", self.ref().id(), "see 'multinode task list'"));
  }

  private static Object workflow(Self self) {
    WorkflowTasks.Seen task = task(self);
    return self.object("Workflow", task.workflowId(), task.workflowName());
  }

  private static Object schedule(Self self, Arguments args) {
    asAnotherUser(args, 2);
    return add(
        self, args, new WorkflowTasks.When(null, null, args.date(1, "the start date"), null));
  }

  /** The order of pattern and cycle is that of other servers. */
  private static Object scheduleRecurrently(Self self, Arguments args) {
    asAnotherUser(args, 5);
    return add(
        self,
        args,
        new WorkflowTasks.When(
            args.need(2, "the cycle, such as 'every-days'"),
            args.get(1) == null ? null : args.text(1),
            args.date(3, "the start date"),
            args.get(4) == null ? null : args.date(4, "the end date")));
  }

  private static void asAnotherUser(Arguments args, int index) {
    if (args.get(index) != null) {
      throw HostErrors.text(
          args.function()
              + ": running as another user is not implemented; the task has the user of this run");
    }
  }

  private static Object add(Self self, Arguments args, WorkflowTasks.When when) {
    Map<String, Value> inputs = WorkflowApi.inputs(self, args);
    String id = tasks(self).schedule(self.ref().id(), inputs, when, self.run().nextCall());
    return self.show(new Value.Ref(new TypeName(CoreObjects.TASK), id, null));
  }
}
