package dev.multinode.examples.bench;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.value.TypeName;

/** What the benches run. */
final class BenchFlows {
  static final String THREE_STEPS = "be9c4ec0-0000-4000-8000-000000000003";
  static final String ONE_TASK = "be9c4ec0-0000-4000-8000-000000000001";

  private BenchFlows() {}

  /** A task, an event from outside, a task. */
  static Workflow threeSteps() {
    return Workflow.builder(THREE_STEPS, "Bench three steps")
        .input("event", TypeName.STRING)
        .output("result", TypeName.STRING)
        .item(
            Item.builder("item1", "task")
                .script("System.log('waits for ' + event); count = 1;")
                .outName("item2")
                .in("event", TypeName.STRING, "event")
                .out("count", TypeName.NUMBER, "count"))
        .item(
            Item.builder("item2", "waiting-event")
                .outName("item3")
                .in("trigger", TypeName.STRING, "event")
                .out("payload", TypeName.STRING, "payload"))
        .item(
            Item.builder("item3", "task")
                .script("System.log('goes on with ' + payload); result = payload + (count + 1);")
                .outName("item0")
                .in("payload", TypeName.STRING, "payload")
                .in("count", TypeName.NUMBER, "count")
                .out("result", TypeName.STRING, "result"))
        .item(Item.builder("item0", "end"))
        .build();
  }

  /** A task that gives back its input. */
  static Workflow oneTask() {
    return Workflow.builder(ONE_TASK, "Bench one task")
        .input("text", TypeName.STRING)
        .output("result", TypeName.STRING)
        .item(
            Item.builder("item1", "task")
                .script("System.log('has ' + text); result = text;")
                .outName("item0")
                .in("text", TypeName.STRING, "text")
                .out("result", TypeName.STRING, "result"))
        .item(Item.builder("item0", "end"))
        .build();
  }
}
