package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Map;

/** Runs scripts as workflows of one task, on a node with a database. */
final class NodeScripts implements AutoCloseable {
  private final TestEngine engine;
  private int count;

  NodeScripts() {
    this(TestEngine.inMemory(new CountingPlugin()));
  }

  NodeScripts(TestEngine engine) {
    this.engine = engine;
  }

  TestEngine engine() {
    return engine;
  }

  /** A workflow with the input {@code in} and the output {@code out}, both of any type. */
  static Workflow workflow(String id, String script) {
    return Workflow.builder(id, "Flow " + id)
        .rootName("item1")
        .input("in", TypeName.ANY)
        .output("out", TypeName.ANY)
        .item(Item.builder("item0", "end"))
        .item(
            Item.builder("item1", "task")
                .displayName("Step")
                .script(script)
                .outName("item0")
                .in("in", TypeName.ANY, "in")
                .out("out", TypeName.ANY, "out"))
        .build();
  }

  /** Puts a workflow with such a script, and starts it. */
  Run start(String script) {
    String id = "script-" + ++count;
    engine.put(workflow(id, script));
    return engine.start(id, Map.of("in", Value.NULL));
  }

  /** What a script leaves in {@code out}. */
  Value run(String script) {
    Run run = engine.end(start(script).id());
    assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
    return run.outputValues().get("out");
  }

  /** The same as a text. */
  String text(String script) {
    Value value = run(script);
    return value instanceof Value.Text text ? text.text() : value.toString();
  }

  /** What a script fails with. */
  String error(String script) {
    Run run = engine.end(start(script).id());
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    return run.error();
  }

  @Override
  public void close() {
    engine.close();
  }
}
