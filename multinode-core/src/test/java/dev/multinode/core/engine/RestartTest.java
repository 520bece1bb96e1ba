package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of runs when the process dies, and how they go on. */
class RestartTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void aWaitingRunOutlivesTheProcess() {
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.put(Flows.waiting("wait", "", "out = 'after';"));
      id = engine.start("wait", Map.of("event", Value.of("e"))).id();
      engine.await(id, RunState.WAITING_SIGNAL);
      engine.kill();
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      assertThat(engine.runs().get(id).state()).isEqualTo(RunState.WAITING_SIGNAL);
      engine.triggers().fire("e", Value.NULL);
      assertThat(engine.end(id).outputValues()).containsEntry("out", Value.of("after"));
    }
  }

  @Test
  void theItemThatWasInterruptedRunsAgainWithTheSameRequestId() {
    CountingPlugin first = new CountingPlugin();
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), first)) {
      engine.put(
          Flows.flow("steps")
              .output("out", TypeName.STRING)
              .item(Flows.task("item1", "Counting.add('one');", "item2"))
              .item(
                  Flows.task(
                          "item2", "Counting.add('two'); Counting.hold(); out = 'done';", "item0")
                      .out("out", TypeName.STRING, "out"))
              .build());
      id = engine.start("steps", Map.of()).id();
      await().until(first::isHolding);
      engine.kill();
      first.release();
    }
    assertThat(first.added()).containsExactly("one", "two");

    CountingPlugin second = new CountingPlugin();
    second.release();
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), second)) {
      await().atMost(SOON).until(() -> engine.runs().get(id).state() == RunState.COMPLETED);
    }
    assertThat(second.added()).containsExactly("two");
    assertThat(second.requestIds()).containsExactly(first.requestIds().get(1));
  }

  @Test
  void aRunThatIsNotToBeResumedFails() {
    CountingPlugin plugin = new CountingPlugin();
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), plugin)) {
      engine.put(
          WorkflowXml.read(
              """
              <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="once"
                  version="1.0.0" restartMode="0">
                <display-name>Once</display-name>
                <workflow-item name="item0" type="end" end-mode="0"/>
                <workflow-item name="item1" type="task" out-name="item0">
                  <script>Counting.hold();</script>
                </workflow-item>
              </workflow>
              """));
      id = engine.start("once", Map.of()).id();
      await().until(plugin::isHolding);
      engine.kill();
      plugin.release();
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), plugin)) {
      Run run = engine.end(id);
      assertThat(run.state()).isEqualTo(RunState.FAILED);
      assertThat(run.error()).contains("'Once' is not to be resumed");
    }
  }

  @Test
  void runsThatWereAcceptedJustBeforeTheEndGoOn() {
    List<String> ids;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.put(Flows.copy("greet", "out = 'x';"));
      ids = IntStream.range(0, 50).mapToObj(i -> engine.start("greet", Map.of()).id()).toList();
      engine.kill();
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      await()
          .atMost(SOON)
          .until(() -> engine.runs().count("greet", RunState.COMPLETED) == ids.size());
      assertThat(engine.runs().count("greet", null)).isEqualTo(ids.size());
    }
  }

  @Test
  void aNodeThatIsStoppedLeavesItsRunsAsTheyAre() {
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.put(Flows.copy("sleep", "System.sleep(1500); out = 'slept';"));
      id = engine.start("sleep", Map.of("in", Value.of("x"))).id();
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      assertThat(engine.end(id).outputValues()).containsEntry("out", Value.of("slept"));
    }
  }

  @Test
  void aTimerThatPassedMeanwhileDoesNotHoldTheRun() {
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.put(
          Flows.flow("timer")
              .input("until", TypeName.DATE)
              .item(
                  Item.builder("item1", "waiting-timer")
                      .outName("item0")
                      .in("timer.date", TypeName.DATE, "until"))
              .build());
      Value until = new Value.Date(Instant.now().plusMillis(800));
      id = engine.start("timer", Map.of("until", until)).id();
      engine.await(id, RunState.WAITING_SIGNAL);
      engine.kill();
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      await().atMost(SOON).until(() -> engine.runs().get(id).state() == RunState.COMPLETED);
    }
  }

  @Test
  void anOwnerThatWasOnlySlowCannotWriteOverItsSuccessor() throws Exception {
    String url = Database.memoryUrl(UUID.randomUUID().toString());
    CountingPlugin slow = new CountingPlugin();
    CountingPlugin quick = new CountingPlugin();
    quick.release();
    try (TestEngine first = TestEngine.at(url, slow)) {
      first.put(
          Flows.flow("steps")
              .item(Flows.task("item1", "Counting.hold();", "item2"))
              .item(Flows.task("item2", "Counting.add('two');", "item0"))
              .build());
      String id = first.start("steps", Map.of()).id();
      await().until(slow::isHolding);

      try (TestEngine second = TestEngine.at(url, quick)) {
        Run ended = second.end(id);
        slow.release();

        await().during(Duration.ofMillis(300)).until(() -> second.runs().get(id).equals(ended));
        assertThat(quick.added()).containsExactly("two");
        assertThat(slow.added()).isEmpty();
        assertThat(second.runs().endedSince(0, 10, 0)).hasSize(1);
      }
    }
  }
}
