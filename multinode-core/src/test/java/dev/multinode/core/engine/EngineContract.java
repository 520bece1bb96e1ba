package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What runs do, over any database. */
abstract class EngineContract {
  private final CountingPlugin plugin = new CountingPlugin();
  @AutoClose private final TestEngine engine = open(EngineConfig.defaults(), plugin);

  /** An engine over a database that is new. */
  abstract TestEngine open(EngineConfig config, NodePlugin plugins);

  private static Map<String, Value> in(String text) {
    return Map.of("in", Value.of(text));
  }

  @Test
  void aRunGivesItsOutputs() {
    engine.put(Flows.copy("greet", "out = 'Hello';"));

    Run run = engine.run("greet", in("x"));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.outputValues()).containsEntry("out", Value.of("Hello"));
    assertThat(run.inputs().get(0).value()).isEqualTo(Value.of("x"));
    assertThat(run.startedBy()).isEqualTo("ada");
    assertThat(run.endedAt()).isAfterOrEqualTo(run.startedAt());
    assertThat(run.error()).isNull();
  }

  @Test
  void aFreshRunIsRunning() {
    engine.put(Flows.copy("slow", "Counting.hold();"));

    Run run = engine.start("slow", in("x"));

    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.RUNNING);
    assertThat(engine.runs().get(run.id()).currentItem()).isEqualTo("item1");
    plugin.release();
    engine.end(run.id());
  }

  @Test
  void aRunWaitsForItsEvent() {
    engine.put(Flows.waiting("wait", "System.log('before');", "out = 'after';"));
    Run run = engine.start("wait", Map.of("event", Value.of("e1")));
    Run waiting = engine.await(run.id(), RunState.WAITING_SIGNAL);
    assertThat(waiting.currentItem()).isEqualTo("Wait");

    engine.triggers().fire("e1", Value.of("data"));

    Run ended = engine.end(run.id());
    assertThat(ended.outputValues())
        .containsEntry("out", Value.of("after"))
        .containsEntry("payload", Value.of("data"));
  }

  @Test
  void anEventThatComesEarlyIsKept() {
    engine.put(Flows.waiting("wait", "", "out = 'after';"));
    engine.triggers().fire("early", Value.of("first"));
    engine.triggers().fire("early", Value.of("second"));

    Run ended = engine.run("wait", Map.of("event", Value.of("early")));

    assertThat(ended.outputValues()).containsEntry("payload", Value.of("first"));
  }

  @Test
  void eventsAndWaitsThatMeetAreNeverLost() throws Exception {
    engine.put(Flows.waiting("wait", "", "out = 'after';"));
    List<String> ids = new ArrayList<>();

    for (int i = 0; i < 100; i++) {
      ids.add(engine.start("wait", Map.of("event", Value.of("meet-" + i))).id());
      engine.triggers().fire("meet-" + i, Value.of("x"));
    }

    for (String id : ids) {
      assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  void aRunWaitsForATime() {
    engine.put(
        Flows.flow("timer")
            .input("until", TypeName.DATE)
            .item(
                Item.builder("item1", "waiting-timer")
                    .outName("item0")
                    .in("timer.date", TypeName.DATE, "until"))
            .build());
    Instant until = Instant.now().plusMillis(700);

    Run run = engine.start("timer", Map.of("until", new Value.Date(until)));

    engine.await(run.id(), RunState.WAITING_SIGNAL);
    Run ended = engine.end(run.id());
    assertThat(ended.endedAt()).isAfterOrEqualTo(until.minusMillis(1));
    assertThat(engine.run("timer", Map.of("until", new Value.Date(Instant.EPOCH))).state())
        .isEqualTo(RunState.COMPLETED);
    assertThat(engine.run("timer", Map.of()).error()).contains("'timer.date' is not set");
  }

  @Test
  void aWaitingRunIsCanceled() {
    engine.put(Flows.waiting("wait", "", "out = 'after';"));
    Run run = engine.start("wait", Map.of("event", Value.of("never")));
    engine.await(run.id(), RunState.WAITING_SIGNAL);

    engine.runs().cancel(run.id());
    engine.triggers().fire("never", Value.NULL);

    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.CANCELED);
  }

  @Test
  void aRunningScriptIsCanceled() {
    engine.put(Flows.copy("sleep", "Counting.add('in'); System.sleep(600000); out = 'no';"));
    Run run = engine.start("sleep", in("x"));
    await().until(() -> !plugin.added().isEmpty());

    engine.runs().cancel(run.id());

    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.CANCELED);
    engine.runs().cancel(run.id());
  }

  @Test
  void anErrorIsCaughtWhereTheWorkflowSaysSo() {
    engine.put(
        Flows.flow("catch")
            .output("out", TypeName.STRING)
            .attribute(Attribute.of("problem", TypeName.STRING, Value.NULL))
            .item(
                Flows.task("item1", "throw 'broken';", "item0")
                    .displayName("Break")
                    .catchName("item2")
                    .throwBindName("problem"))
            .item(
                Flows.task("item2", "out = problem;", "item0")
                    .in("problem", TypeName.STRING, "problem")
                    .out("out", TypeName.STRING, "out"))
            .build());

    Run run = engine.run("catch", Map.of());

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.outputValues())
        .containsEntry("out", Value.of("broken (Workflow:Flow catch / Break (item1)#1)"));
  }

  @Test
  void anErrorOfACalledWorkflowNamesItsPlace() {
    engine.put(
        Flows.copy("inner", "throw 'broken';"),
        Flows.link("mid", "inner"),
        Flows.link("outer", "mid"));

    Run run = engine.run("outer", in("x"));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.failedItem()).isEqualTo("Flow inner/item1");
    assertThat(run.error()).isEqualTo("broken (Workflow:Flow inner / item1 (item1)#1)");
  }

  @Test
  void aWorkflowThatCallsItselfForeverFails() {
    engine.put(Flows.link("self", "self"));

    assertThat(engine.run("self", in("x")).error()).contains("engine.maxDepth");
  }

  @Test
  void aCalledWorkflowThatIsNotThereIsAnErrorOfTheItem() {
    engine.put(Flows.link("dangling", "nowhere"));

    Run run = engine.run("dangling", in("x"));

    assertThat(run.error()).contains("nowhere").contains("does not exist");
    assertThat(run.failedItem()).isEqualTo("item1");
  }

  @Test
  void aForeachGoesThroughAllElementsAndMayCatchErrors() {
    engine.put(
        Flows.flow("inner2")
            .input("element", TypeName.STRING)
            .output("out", TypeName.STRING)
            .item(
                Flows.task(
                        "item1",
                        "if (element == 'b') { throw 'no b'; } out = element + '!';",
                        "item0")
                    .in("element", TypeName.STRING, "element")
                    .out("out", TypeName.STRING, "out"))
            .build());
    TypeName strings = TypeName.arrayOf(TypeName.STRING);
    engine.put(
        Flows.flow("each")
            .input("all", strings)
            .output("results", strings)
            .item(
                Item.builder("item1", "foreach")
                    .reference("Workflow", "inner2")
                    .outName("item0")
                    .in("element", strings, "*all")
                    .out("out", strings, "*results"))
            .build());

    Run good = engine.run("each", Map.of("all", strings("a", "c")));
    Run none = engine.run("each", Map.of("all", strings()));
    Run bad = engine.run("each", Map.of("all", strings("a", "b")));

    assertThat(good.outputValues()).containsEntry("results", strings("a!", "c!"));
    assertThat(none.outputValues()).containsEntry("results", strings());
    assertThat(bad.error()).contains("no b");
    assertThat(bad.failedItem()).isEqualTo("Flow inner2/item1");
  }

  private static Value.Array strings(String... texts) {
    List<Value> items = new ArrayList<>();
    for (String text : texts) {
      items.add(Value.of(text));
    }
    return new Value.Array(TypeName.STRING, items);
  }

  @Test
  void anItemThatIsNotSupportedSaysSo() {
    engine.put(Flows.flow("odd").item(Item.builder("item1", "teleport").outName("item0")).build());

    Run run = engine.run("odd", Map.of());

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error()).contains("item type 'teleport' is not supported");
  }

  @Test
  void theSameRequestStartsOneRun() throws Exception {
    engine.put(Flows.copy("greet", "Counting.add('x');"));
    StartRequest request = new StartRequest("greet", in("x"), "ada", "request-1");
    ExecutorService threads = Executors.newFixedThreadPool(8);

    List<Future<Run>> started =
        threads.invokeAll(
            IntStream.range(0, 20)
                .<Callable<Run>>mapToObj(i -> () -> engine.runs().start(request))
                .toList());
    threads.shutdown();

    Set<String> ids = started.stream().map(EngineContract::id).collect(Collectors.toSet());
    assertThat(ids).hasSize(1);
    engine.end(ids.iterator().next());
    assertThat(plugin.added()).containsExactly("x");
    engine.put(Flows.copy("other", ""));
    assertThatThrownBy(
            () -> engine.runs().start(new StartRequest("other", in("x"), "ada", "request-1")))
        .hasMessageContaining("has started run");
  }

  private static String id(Future<Run> run) {
    try {
      return run.get().id();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFullQueueRefusesStarts() {
    try (TestEngine small = open(EngineConfig.defaults().withLimits(1, 2), plugin)) {
      small.put(Flows.copy("hold", "Counting.hold();"));
      List<String> accepted = new ArrayList<>();
      accepted.add(small.start("hold", in("x")).id());
      await().until(plugin::isHolding);
      accepted.add(small.start("hold", in("x")).id());
      accepted.add(small.start("hold", in("x")).id());

      assertThatThrownBy(() -> small.start("hold", in("x")))
          .isInstanceOfSatisfying(
              MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUSY));

      plugin.release();
      accepted.forEach(id -> assertThat(small.end(id).state()).isEqualTo(RunState.COMPLETED));
    }
  }

  @Test
  void inputsThatCannotBeRightAreRefused() {
    engine.put(
        Flows.flow("strict")
            .input("who", TypeName.STRING)
            .mandatory("who")
            .input("count", TypeName.NUMBER)
            .item(Flows.task("item1", "", "item0"))
            .build());

    assertThatThrownBy(() -> engine.start("strict", Map.of("count", Value.of("many"))))
        .hasMessageContaining("'who' is missing")
        .hasMessageContaining("'count' is a string, and number is expected")
        .hasMessageContaining("[who: string, count: number]");
    assertThatThrownBy(() -> engine.start("unknown", Map.of()))
        .isInstanceOf(NotFoundException.class);
    assertThat(engine.run("strict", Map.of("who", Value.NULL)).state())
        .isEqualTo(RunState.COMPLETED);
  }

  @Test
  void aRunKeepsTheVersionItBeganWith() {
    engine.put(Flows.waiting("wait", "", "out = 'old';"));
    Run run = engine.start("wait", Map.of("event", Value.of("e")));
    engine.await(run.id(), RunState.WAITING_SIGNAL);

    engine.put(Flows.waiting("wait", "", "out = 'new';"));
    engine.triggers().fire("e", Value.NULL);

    assertThat(engine.end(run.id()).outputValues()).containsEntry("out", Value.of("old"));
  }

  @Test
  void whoFollowsTheEndsSeesEachOnce() throws Exception {
    engine.put(Flows.copy("greet", "out = 'x';"));
    long cursor = engine.runs().cursor();
    assertThat(engine.runs().endedSince(cursor, 10, 0)).isEmpty();

    Set<String> started =
        IntStream.range(0, 50)
            .mapToObj(i -> engine.start("greet", in("x")).id())
            .collect(Collectors.toSet());

    List<String> seen = new ArrayList<>();
    while (seen.size() < 50) {
      List<Runs.Ended> ends = engine.runs().endedSince(cursor, 7, 10_000);
      assertThat(ends).isNotEmpty();
      ends.forEach(end -> seen.add(end.runId()));
      cursor = ends.get(ends.size() - 1).cursor();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(started);
    assertThat(engine.runs().cursor()).isEqualTo(cursor);
  }

  @Test
  void everyFollowerLearnsOfAnEndAtOnceHoweverManyThereAre() throws Exception {
    engine.put(Flows.copy("greet", "out = 'x';"));
    ExecutorService followers = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 25; round++) {
        long cursor = engine.runs().cursor();
        long begin = System.nanoTime();
        Callable<List<Runs.Ended>> follower = () -> engine.runs().endedSince(cursor, 10, 60_000);
        List<Future<List<Runs.Ended>>> answers =
            IntStream.range(0, 4).mapToObj(i -> followers.submit(follower)).toList();

        String run = engine.start("greet", in("x")).id();

        for (Future<List<Runs.Ended>> answer : answers) {
          assertThat(answer.get()).extracting(Runs.Ended::runId).containsExactly(run);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
            .as("nobody waited until the time was over")
            .isLessThan(Duration.ofSeconds(30));
      }
    } finally {
      followers.shutdownNow();
    }
  }

  @Test
  void theLogIsCompleteWhenTheRunIsFinal() {
    engine.put(
        Flows.copy("log", "for (var i = 0; i < 500; i++) { System.log(i); } System.warn('w');"));

    Run run = engine.run("log", in("x"));

    List<LogLine> lines = engine.runs().log(run.id(), "debug", null);
    assertThat(lines).hasSize(501);
    assertThat(lines.get(0).text()).isEqualTo("0");
    assertThat(engine.runs().log(run.id(), "warning", Instant.EPOCH))
        .singleElement()
        .satisfies(line -> assertThat(line.text()).isEqualTo("w"));
  }

  @Test
  void listsShowTheNewestFirstAndCount() {
    engine.put(Flows.copy("good", "out = 'x';"), Flows.copy("bad", "throw 'x';"));
    engine.run("good", in("x"));
    Run bad = engine.run("bad", in("x"));

    assertThat(engine.runs().list(null, null, 0, 10)).hasSize(2);
    assertThat(engine.runs().list(null, RunState.FAILED, 0, 10)).singleElement().isEqualTo(bad);
    assertThat(engine.runs().list("good", null, 1, 10)).isEmpty();
    assertThat(engine.runs().count("good", RunState.COMPLETED)).isEqualTo(1);
  }

  @Test
  void onlyAFinalRunIsDeleted() {
    engine.put(Flows.waiting("wait", "", ""));
    Run run = engine.start("wait", Map.of("event", Value.of("e")));

    assertThatThrownBy(() -> engine.runs().delete(run.id()))
        .hasMessageContaining("cannot be deleted");
    engine.runs().cancel(run.id());
    engine.runs().delete(run.id());

    assertThat(engine.runs().find(run.id())).isEmpty();
  }

  @Test
  void aScriptStartsARunOfItsOwn() {
    engine.put(
        Flows.copy("inner", "out = 'inner of ' + workflow.name;"),
        Flows.copy(
            "outer",
            """
            var inputs = new Properties();
            inputs.put("in", "x");
            var token = Server.getWorkflowWithId("inner").execute(inputs);
            while (token.state != "completed") {
              System.sleep(10);
            }
            out = token.getOutputParameters().get("out") + token.getInputParameters().get("in");
            """));

    Run run = engine.run("outer", in("y"));

    assertThat(run.error()).isNull();
    assertThat(run.outputValues()).containsEntry("out", Value.of("inner of Flow innerx"));
    assertThat(engine.runs().count("inner", RunState.COMPLETED)).isEqualTo(1);
  }

  @Test
  void aSecretIsASecretHoweverItCame() {
    engine.put(
        Flows.flow("secret")
            .input("password", TypeName.SECURE_STRING)
            .output("length", TypeName.NUMBER)
            .item(
                Flows.task("item1", "length = password.length;", "item0")
                    .in("password", TypeName.SECURE_STRING, "password")
                    .out("length", TypeName.NUMBER, "length"))
            .build());

    Run run = engine.run("secret", Map.of("password", Value.of("s3cret")));

    assertThat(run.outputValues()).containsEntry("length", Value.of(6));
    assertThat(run.toString()).doesNotContain("s3cret");
  }

  @Test
  void anActionThatCallsItselfForeverFails() {
    engine
        .content()
        .put(
            List.of(
                Elements.of(
                    Action.create(
                        "a1",
                        "again",
                        TypeName.STRING,
                        List.of(),
                        "return System.getModule('tests').again();"),
                    "tests")),
            null);

    assertThatThrownBy(() -> engine.actions().run("tests", "again", Map.of(), "ada"))
        .hasMessageContaining("script.maxActionDepth")
        .hasMessageContaining("(Action:tests/again#1)");
  }

  @Test
  void aLoopInTheGraphHasARequestIdPerVisit() {
    engine.put(
        Flows.flow("loop")
            .attribute(Attribute.of("n", TypeName.NUMBER, Value.of(0)))
            .item(
                Item.builder("item1", "custom-condition")
                    .script("return n < 3;")
                    .in("n", TypeName.NUMBER, "n")
                    .outName("item2")
                    .altOutName("item0"))
            .item(
                Flows.task("item2", "n++; Counting.add('' + n);", "item1")
                    .in("n", TypeName.NUMBER, "n")
                    .out("n", TypeName.NUMBER, "n"))
            .build());

    engine.run("loop", Map.of());

    assertThat(plugin.added()).containsExactly("1", "2", "3");
    assertThat(plugin.requestIds()).doesNotHaveDuplicates();
  }

  @Test
  void manyRunsAtOnceAllEnd() {
    engine.put(Flows.waiting("wait", "", "out = 'after';"));

    List<String> ids =
        IntStream.range(0, 300)
            .mapToObj(i -> engine.start("wait", Map.of("event", Value.of("e" + i))).id())
            .toList();
    ids.forEach(id -> engine.await(id, RunState.WAITING_SIGNAL));
    IntStream.range(0, 300).parallel().forEach(i -> engine.triggers().fire("e" + i, Value.NULL));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> engine.runs().count("wait", RunState.COMPLETED) == 300);
  }
}
