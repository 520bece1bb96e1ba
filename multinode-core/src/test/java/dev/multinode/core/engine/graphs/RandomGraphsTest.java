package dev.multinode.core.engine.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.testing.Seeds;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random workflows do what a simple interpreter says that they do. */
class RandomGraphsTest {
  private static final int GRAPHS_PER_SEED = 150;

  private final OutsidePlugin outside = new OutsidePlugin();
  @AutoClose private final TestEngine engine = TestEngine.inMemory(outside);

  static LongStream seeds() {
    return Seeds.of(RandomGraphsTest.class, 2, 40);
  }

  /** A run and what the interpreter says of it. */
  private record Trial(
      List<String> sources, String runId, Reference.Ending ending, List<List<String>> effects) {}

  @ParameterizedTest
  @MethodSource("seeds")
  void theEngineAndTheSimpleInterpreterAgree(long seed) {
    Random seeds = new Random(seed);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; trials.size() < GRAPHS_PER_SEED; i++) {
      // seeds that follow each other begin with nearly the same numbers
      start(new Random(seeds.nextLong()), "g" + i, trials);
    }

    assertThat(trials)
        .as("graphs that are worth it")
        .satisfies(
            some -> {
              assertThat(some)
                  .filteredOn(one -> one.ending().error() == null)
                  .hasSizeGreaterThan(30);
              assertThat(some)
                  .filteredOn(one -> one.ending().error() != null)
                  .hasSizeGreaterThan(30);
              assertThat(some).filteredOn(one -> one.effects().size() > 1).hasSizeGreaterThan(5);
            });
    SoftAssertions all = new SoftAssertions();
    for (Trial trial : trials) {
      check(trial, seed, all);
    }
    all.assertAll();
  }

  private void start(Random random, String prefix, List<Trial> trials) {
    GraphGenerator generator = new GraphGenerator(random, prefix);
    List<Graph> graphs = generator.generate();
    Map<String, Object> inputs = generator.inputs();
    Graph root = graphs.get(graphs.size() - 1);
    Reference reference = new Reference();
    Reference.Ending ending;
    try {
      ending = reference.run(root, inputs);
    } catch (Reference.TooLong e) {
      return;
    }
    GraphXml xml = new GraphXml(random);
    List<String> sources = graphs.stream().map(xml::write).toList();
    sources.forEach(source -> engine.put(WorkflowXml.read(source)));
    Map<String, Value> values = new HashMap<>();
    inputs.forEach((name, value) -> values.put(name, value(value)));
    String run = engine.start(root.id(), values).id();
    trials.add(new Trial(sources, run, ending, reference.effects()));
  }

  private static Value value(Object value) {
    return value instanceof Long number ? Value.of(number) : Value.NULL;
  }

  private void check(Trial trial, long seed, SoftAssertions all) {
    Run run = engine.end(trial.runId());
    String about = "seed %d%n%s".formatted(seed, String.join("\n", trial.sources()));
    Reference.Ending ending = trial.ending();
    all.assertThat(run.error()).as(about).isEqualTo(ending.error());
    all.assertThat(run.failedItem()).as(about).isEqualTo(ending.place());
    all.assertThat(run.state())
        .as(about)
        .isEqualTo(ending.error() == null ? RunState.COMPLETED : RunState.FAILED);
    if (ending.error() == null) {
      Map<String, Object> outputs = new LinkedHashMap<>();
      run.outputValues().forEach((name, value) -> outputs.put(name, plain(value)));
      all.assertThat(outputs).as(about).isEqualTo(ending.outputs());
    }
    List<List<String>> effects = new ArrayList<>();
    collectEffects(run, effects);
    all.assertThat(effects).as(about).containsExactlyInAnyOrderElementsOf(trial.effects());
  }

  private static Object plain(Value value) {
    if (value instanceof Value.Num number) {
      return (long) number.number();
    }
    if (value instanceof Value.Array array) {
      List<Object> items = new ArrayList<>();
      array.items().forEach(item -> items.add(plain(item)));
      return items;
    }
    assertThat(value.isNull()).isTrue();
    return null;
  }

  private void collectEffects(Run run, List<List<String>> effects) {
    if (!outside.told(run.id()).isEmpty()) {
      effects.add(outside.told(run.id()));
    }
    for (Run child : engine.runs().children(run.id())) {
      collectEffects(child, effects);
    }
  }
}
