package dev.multinode.examples.bench;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.ItemBuilder;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowBuilder;
import dev.multinode.core.script.ScriptCode;
import dev.multinode.core.script.ScriptSession;
import dev.multinode.core.script.StopSignal;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import dev.multinode.examples.nodes.ExampleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What an item with a small script costs, and what a link to a workflow adds. */
final class ScriptBench {
  /** So many items of a kind in a row. */
  static final int ITEMS = 20;

  private static final String ONE_STEP = "be9c4ec0-0000-4000-8000-000000000011";
  private static final String TASKS = "be9c4ec0-0000-4000-8000-000000000012";
  private static final String LINKS = "be9c4ec0-0000-4000-8000-000000000013";
  private static final String SCRIPT =
      "count = count + 1; if (count % 2 == 0) { text = name + ' is even'; } else { text = name; }";

  private final BenchEngine engine;

  ScriptBench(BenchEngine engine) {
    this.engine = engine;
    engine.put(
        row(ONE_STEP, 1, ScriptBench::task),
        row(TASKS, ITEMS, ScriptBench::task),
        row(LINKS, ITEMS, ScriptBench::link));
  }

  private interface Maker {
    ItemBuilder make(String name, String next);
  }

  private static Workflow row(String id, int items, Maker maker) {
    WorkflowBuilder flow =
        Workflow.builder(id, "Bench " + id.substring(id.length() - 2))
            .input("name", TypeName.STRING)
            .input("count", TypeName.NUMBER)
            .output("text", TypeName.STRING)
            .output("sum", TypeName.NUMBER);
    for (int i = 1; i <= items; i++) {
      flow.item(maker.make("item" + i, i == items ? "item0" : "item" + (i + 1)));
    }
    return flow.item(Item.builder("item0", "end")).build();
  }

  private static ItemBuilder task(String name, String next) {
    return Item.builder(name, "task")
        .script(SCRIPT)
        .outName(next)
        .in("name", TypeName.STRING, "name")
        .in("count", TypeName.NUMBER, "count")
        .out("text", TypeName.STRING, "text")
        .out("count", TypeName.NUMBER, "sum");
  }

  private static ItemBuilder link(String name, String next) {
    return Item.builder(name, "link")
        .linkedWorkflowId(ONE_STEP)
        .outName(next)
        .in("name", TypeName.STRING, "name")
        .in("count", TypeName.NUMBER, "count")
        .out("text", TypeName.STRING, "text")
        .out("sum", TypeName.NUMBER, "sum");
  }

  /** Scripts per second on all processors, with their bindings, and with nothing stored. */
  double scripts(int count) {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i < threads; i++) {
        tasks.add(workers.submit(() -> evaluate(count / threads)));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
      return count * 1e9 / (System.nanoTime() - begin);
    } catch (ExecutionException e) {
      throw new ExampleException("a script failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExampleException("interrupted");
    } finally {
      workers.shutdown();
    }
  }

  private void evaluate(int count) {
    List<Parameter> in =
        List.of(new Parameter("name", TypeName.STRING), new Parameter("count", TypeName.NUMBER));
    List<Parameter> out =
        List.of(new Parameter("text", TypeName.STRING), new Parameter("count", TypeName.NUMBER));
    ScriptCode code = new ScriptCode("bench", SCRIPT, in, out, TypeName.ANY);
    ScriptSession session =
        new ScriptSession(
            null,
            "bench",
            "bench",
            null,
            null,
            null,
            Map.of(),
            (origin, severity, text) -> {},
            new StopSignal());
    Map<String, Value> inputs = Map.of("name", Value.of("bench"), "count", Value.of(0));
    for (int i = 0; i < count; i++) {
      Map<String, Value> outputs = engine.scripts().run(code, inputs, session).outputs();
      inputs = Map.of("name", Value.of("bench"), "count", outputs.get("count"));
    }
  }

  /** Tasks per second in runs, each stored before it begins. */
  double tasks(int runs) {
    return items(TASKS, runs);
  }

  /** Links per second in runs, each to a workflow with one such task. */
  double links(int runs) {
    return items(LINKS, runs);
  }

  private double items(String workflow, int runs) {
    long cursor = engine.runs().cursor();
    long begin = System.nanoTime();
    engine.together(
        0,
        runs,
        i -> engine.start(workflow, Map.of("name", Value.of("run"), "count", Value.of(i))));
    engine.awaitEnds(cursor, runs);
    return runs * ITEMS * 1e9 / (System.nanoTime() - begin);
  }
}
