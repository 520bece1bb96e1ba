package dev.multinode.examples.faults;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.ItemBuilder;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowBuilder;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;

/** The workflows of each {@link Kind}. All have the input {@code key}. */
final class FaultFlows {
  private static final String NOTE = "faults-note";
  private static final TypeName STRINGS = TypeName.arrayOf(TypeName.STRING);

  private FaultFlows() {}

  static List<Workflow> near() {
    return List.of(note(), plain(), event(), fire(), timer(), foreach(), link());
  }

  static Workflow far() {
    return flow(Kind.PROXY.workflowId(), "Far away").item(task("item1", "far", "item0")).build();
  }

  private static WorkflowBuilder flow(String id, String name) {
    return Workflow.builder(id, name)
        .rootName("item1")
        .input("key", TypeName.STRING)
        .item(Item.builder("item0", "end"));
  }

  private static ItemBuilder task(String name, String step, String next) {
    return script(name, "Ledger.note(key + '/%1$s'); System.log(key + '/%1$s');".formatted(step))
        .outName(next);
  }

  private static ItemBuilder script(String name, String script) {
    return Item.builder(name, "task").script(script).in("key", TypeName.STRING, "key");
  }

  private static Workflow note() {
    return flow(NOTE, "Note")
        .input("step", TypeName.STRING)
        .item(
            script("item1", "Ledger.note(key + '/' + step); System.log(key + '/' + step);")
                .in("step", TypeName.STRING, "step")
                .outName("item0"))
        .build();
  }

  private static Workflow plain() {
    return flow(Kind.PLAIN.workflowId(), "Plain")
        .item(task("item1", "1", "item2"))
        .item(task("item2", "2", "item0"))
        .build();
  }

  private static Workflow event() {
    return flow(Kind.EVENT.workflowId(), "Event")
        .output("payload", TypeName.STRING)
        .item(task("item1", "before", "item2"))
        .item(
            Item.builder("item2", "waiting-event")
                .in("trigger", TypeName.STRING, "key")
                .out("payload", TypeName.STRING, "payload")
                .outName("item3"))
        .item(task("item3", "after", "item0"))
        .build();
  }

  private static Workflow fire() {
    return flow(Kind.FIRE.workflowId(), "Fire")
        .input("event", TypeName.STRING)
        .item(
            script("item1", "Ledger.fire(event);")
                .in("event", TypeName.STRING, "event")
                .outName("item2"))
        .item(task("item2", "fired", "item0"))
        .build();
  }

  private static Workflow timer() {
    return flow(Kind.TIMER.workflowId(), "Timer")
        .input("millis", TypeName.NUMBER)
        .attribute(Attribute.of("until", TypeName.DATE, Value.NULL))
        .item(
            Item.builder("item1", "task")
                .script("until = new Date(new Date().getTime() + millis);")
                .in("millis", TypeName.NUMBER, "millis")
                .out("until", TypeName.DATE, "until")
                .outName("item2"))
        .item(task("item2", "before", "item3"))
        .item(
            Item.builder("item3", "waiting-timer")
                .in("timer.date", TypeName.DATE, "until")
                .outName("item4"))
        .item(task("item4", "after", "item0"))
        .build();
  }

  private static Workflow foreach() {
    return flow(Kind.FOREACH.workflowId(), "Foreach")
        .attribute(
            Attribute.of(
                "steps",
                STRINGS,
                new Value.Array(
                    TypeName.STRING, List.of(Value.of("a"), Value.of("b"), Value.of("c")))))
        .item(
            Item.builder("item1", "foreach")
                .reference("Workflow", NOTE)
                .in("key", TypeName.STRING, "key")
                .in("step", STRINGS, "*steps")
                .outName("item2"))
        .item(task("item2", "end", "item0"))
        .build();
  }

  private static Workflow link() {
    return flow(Kind.LINK.workflowId(), "Link")
        .item(
            Item.builder("item1", "link")
                .linkedWorkflowId(Kind.PLAIN.workflowId())
                .in("key", TypeName.STRING, "key")
                .outName("item2"))
        .item(task("item2", "end", "item0"))
        .build();
  }
}
