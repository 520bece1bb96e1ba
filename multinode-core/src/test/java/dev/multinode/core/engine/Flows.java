package dev.multinode.core.engine;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.ItemBuilder;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowBuilder;
import dev.multinode.core.value.TypeName;

/** Workflows for the tests of the engine. */
final class Flows {
  private Flows() {}

  /** A workflow that begins with item1 and has the end item0. */
  static WorkflowBuilder flow(String id) {
    return Workflow.builder(id, "Flow " + id).rootName("item1").item(Item.builder("item0", "end"));
  }

  /** A task with an input and an output, both strings of the workflow. */
  static ItemBuilder task(String name, String script, String next) {
    return Item.builder(name, "task").script(script).outName(next);
  }

  /** One task that copies {@code in} to {@code out}, in its own words. */
  static Workflow copy(String id, String script) {
    return flow(id)
        .input("in", TypeName.STRING)
        .output("out", TypeName.STRING)
        .item(
            task("item1", script, "item0")
                .in("in", TypeName.STRING, "in")
                .out("out", TypeName.STRING, "out"))
        .build();
  }

  /** Before, wait for the event named by the input, after. */
  static Workflow waiting(String id, String before, String after) {
    return flow(id)
        .input("event", TypeName.STRING)
        .output("out", TypeName.STRING)
        .output("payload", TypeName.STRING)
        .item(task("item1", before, "item2").in("event", TypeName.STRING, "event"))
        .item(
            Item.builder("item2", "waiting-event")
                .displayName("Wait")
                .outName("item3")
                .in("trigger", TypeName.STRING, "event")
                .out("payload", TypeName.STRING, "payload"))
        .item(task("item3", after, "item0").out("out", TypeName.STRING, "out"))
        .build();
  }

  static Workflow link(String id, String linked) {
    return flow(id)
        .input("in", TypeName.STRING)
        .output("out", TypeName.STRING)
        .item(
            Item.builder("item1", "link")
                .linkedWorkflowId(linked)
                .outName("item0")
                .in("in", TypeName.STRING, "in")
                .out("out", TypeName.STRING, "out"))
        .build();
  }
}
