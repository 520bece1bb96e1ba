package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Workflows beside each other, over any database. */
abstract class MultipleItemContract {
  private final CountingPlugin plugin = new CountingPlugin();
  @AutoClose private final TestEngine engine = open(plugin);

  /** An engine over a database that is new. */
  abstract TestEngine open(NodePlugin plugin);

  /** Runs workflows with the inputs {@code a}, {@code b}…; {@code out} of each is an output. */
  static Workflow beside(String id, String... workflows) {
    StringBuilder elements = new StringBuilder();
    StringBuilder inputs = new StringBuilder();
    StringBuilder outputs = new StringBuilder();
    for (int i = 0; i < workflows.length; i++) {
      char name = (char) ('a' + i);
      inputs.append("<param name='%s' type='string'/>".formatted(name));
      outputs.append("<param name='out_%s' type='string'/>".formatted(name));
      elements.append(
          """
          <workflow-subelement name="item%d" linked-workflow-id="%s">
            <display-name>Part %s</display-name>
            <in-binding>
              <bind name="in" type="string" export-name="%s"/>
              <bind name="a" type="string" export-name="a"/>
            </in-binding>
            <out-binding><bind name="out" type="string" export-name="out_%s"/></out-binding>
          </workflow-subelement>
          """
              .formatted(i, workflows[i], name, name, name));
    }
    return WorkflowXml.read(
        """
        <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="%s" version="1.0.0">
          <display-name>Beside</display-name>
          <input>%s</input>
          <output>%s<param name="error" type="string"/></output>
          <workflow-item name="item0" type="end" end-mode="0"/>
          <workflow-item name="item1" type="multiple" out-name="item0" throw-bind-name="error">
            <display-name>Both</display-name>
            <workflow-subelements-list>%s</workflow-subelements-list>
          </workflow-item>
        </workflow>
        """
            .formatted(id, inputs, outputs, elements));
  }

  private static Map<String, Value> in(String a, String b) {
    return Map.of("a", Value.of(a), "b", Value.of(b));
  }

  /** Says that it is here, waits for its event, and gives its input. */
  private static Workflow part(String id, String script) {
    return Flows.flow(id)
        .input("in", TypeName.STRING)
        .output("out", TypeName.STRING)
        .item(Flows.task("item1", "Counting.add(text);", "item2").in("text", TypeName.STRING, "in"))
        .item(
            Item.builder("item2", "waiting-event")
                .outName("item3")
                .in("trigger", TypeName.STRING, "in"))
        .item(
            Flows.task("item3", script, "item0")
                .in("text", TypeName.STRING, "in")
                .out("out", TypeName.STRING, "out"))
        .build();
  }

  private Run started(String... events) {
    Run run = engine.start("both", in(events[0], events[1]));
    await().until(() -> plugin.added().containsAll(List.of(events)));
    return run;
  }

  @Test
  void partsRunAtTheSameTimeAndAllAreAwaited() {
    engine.put(part("wait", "out = 'got ' + text;"), beside("both", "wait", "wait"));
    Run run = started("e1", "e2");
    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.RUNNING);
    List<Run> children = engine.runs().children(run.id());
    assertThat(children).hasSize(2).allMatch(child -> child.parentId().equals(run.id()));
    assertThat(children).allMatch(child -> child.startedBy().equals("ada"));

    engine.triggers().fire("e2", Value.NULL);
    engine.end(children.get(1).id());
    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.RUNNING);
    engine.triggers().fire("e1", Value.NULL);

    Run ended = engine.end(run.id());
    assertThat(ended.state()).as(ended.error()).isEqualTo(RunState.COMPLETED);
    assertThat(ended.outputValues())
        .containsEntry("out_a", Value.of("got e1"))
        .containsEntry("out_b", Value.of("got e2"));
  }

  @Test
  void theFirstErrorInOrderCountsWhenAllHaveEnded() {
    engine.put(
        part("wait", "throw 'bad ' + text;"),
        Flows.copy("quick", "throw 'quick';"),
        beside("both", "wait", "quick"));
    Run run = engine.start("both", in("e1", "x"));
    await().until(() -> plugin.added().contains("e1"));
    await().until(() -> engine.runs().count("quick", RunState.FAILED) == 1);
    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.RUNNING);

    engine.triggers().fire("e1", Value.NULL);

    Run ended = engine.end(run.id());
    assertThat(ended.error()).startsWith("'Part a' failed: bad e1 (Workflow:Flow wait");
    assertThat(ended.failedItem()).isEqualTo("Flow wait/item3");
  }

  @Test
  void whoCancelsTheWholeCancelsItsParts() {
    engine.put(
        part("wait", ""),
        Flows.flow("ask").item(Item.builder("item1", "input").outName("item0")).build(),
        beside("inner", "wait", "ask"),
        beside("both", "inner", "wait"));
    Run run = engine.start("both", in("deep", "e"));
    await().until(() -> engine.runs().count("wait", RunState.WAITING_SIGNAL) == 2);
    await().until(() -> engine.runs().count("ask", RunState.WAITING) == 1);

    engine.runs().cancel(run.id());

    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.CANCELED);
    assertThat(engine.runs().count(null, RunState.CANCELED)).isEqualTo(5);
    assertThat(engine.interactions().listOpen(null, 10)).isEmpty();
  }

  @Test
  void aPartThatIsCanceledFailsTheWhole() {
    engine.put(part("wait", ""), beside("both", "wait", "wait"));
    Run run = started("e1", "e2");

    List<Run> children = engine.runs().children(run.id());
    engine.runs().cancel(children.get(0).id());
    engine.runs().cancel(children.get(1).id());

    assertThat(engine.end(run.id()).error())
        .isEqualTo("'Part a' was canceled: the run was canceled");
  }

  @Test
  void nothingIsStartedWhenOnePartCannotBe() {
    engine.put(Flows.copy("quick", ""), beside("both", "quick", "nowhere"));

    Run ended = engine.run("both", in("x", "y"));

    assertThat(ended.error()).contains("nowhere").contains("does not exist");
    assertThat(engine.runs().count("quick", null)).isZero();
  }

  @Test
  void partsThatContainThemselvesComeToALimit() {
    engine.put(beside("both", "both"));

    Run ended = engine.run("both", Map.of());

    assertThat(ended.error()).contains("engine.maxDepth");
    assertThat(engine.runs().count("both", null)).isEqualTo(50);
  }

  @Test
  void manyWithPartsAllEnd() {
    engine.put(Flows.copy("quick", "out = 'x';"), beside("both", "quick", "quick"));

    List<String> ids =
        IntStream.range(0, 50).mapToObj(i -> engine.start("both", in("x", "y")).id()).toList();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> engine.runs().count("both", RunState.COMPLETED) == ids.size());
    assertThat(engine.runs().count("quick", null)).isEqualTo(100);
  }

  @Test
  void cancelsAndEndsThatMeetLeaveNothingBehind() {
    engine.put(Flows.copy("quick", "out = 'x';"), beside("both", "quick", "quick", "quick"));
    List<String> ids =
        IntStream.range(0, 60).mapToObj(i -> engine.start("both", in("x", "y")).id()).toList();

    IntStream.range(0, ids.size())
        .parallel()
        .forEach(
            i -> {
              List<Run> children = engine.runs().children(ids.get(i));
              if (i % 3 == 0 || children.isEmpty()) {
                engine.runs().cancel(ids.get(i));
              } else {
                engine.runs().cancel(children.get(i % children.size()).id());
              }
            });

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(engine.runs().list("both", null, 0, 100))
                  .allMatch(run -> run.state().isFinal());
              assertThat(engine.runs().list("quick", null, 0, 1000))
                  .allMatch(run -> run.state().isFinal());
            });
  }

  @Test
  void aPartMayAskAndTheWholeGoesOn() {
    engine.put(
        Flows.flow("ask").item(Item.builder("item1", "input").outName("item0")).build(),
        beside("both", "ask", "ask"));
    Run run = engine.start("both", in("x", "y"));
    await().until(() -> engine.interactions().listOpen("ask", 10).size() == 2);

    engine
        .interactions()
        .listOpen("ask", 10)
        .forEach(
            question ->
                engine
                    .interactions()
                    .answer(question.runId(), Map.of(), new Person("ada", Set.of(), true)));

    assertThat(engine.end(run.id()).state()).isEqualTo(RunState.COMPLETED);
  }
}
