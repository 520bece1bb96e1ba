package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine does when the database, the scheduler or what is stored is not as it should. */
class EngineTroubleTest {
  private final String url = Database.memoryUrl(UUID.randomUUID().toString());
  private final Jdbi jdbi = Jdbi.create(url);
  private final CountingPlugin plugin = new CountingPlugin();
  private TestEngine engine;

  @AfterEach
  void stop() {
    plugin.release();
    engine.close();
  }

  private void start() {
    start(EngineConfig.defaults());
  }

  private void start(EngineConfig config) {
    engine = TestEngine.at(url, config, plugin);
  }

  private void sql(String statement, Object... arguments) {
    jdbi.useHandle(handle -> handle.execute(statement, arguments));
  }

  private long count(String query) {
    return jdbi.withHandle(handle -> handle.select(query).mapTo(Long.class).one());
  }

  /** As when this node had missed its heartbeats, or had died, at a moment ago. */
  private void takeForDead(String runId) {
    sql(
        "merge into scheduled_tasks (task_name, task_instance, execution_time, picked,"
            + " consecutive_failures, version) key (task_name, task_instance)"
            + " values ('run', ?, now(), false, 0, 7)",
        runId + "#0");
  }

  @Test
  void aRunThatThisNodeStillWorksOnIsNotBegunTwice() {
    start();
    engine.put(
        Flows.flow("once")
            .item(Flows.task("item1", "Counting.add('one'); Counting.hold();", "item0"))
            .build());
    String id = engine.start("once", Map.of()).id();
    await().until(plugin::isHolding);

    takeForDead(id);
    await().during(Duration.ofSeconds(2)).until(() -> plugin.added().size() == 1);
    plugin.release();

    assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> count("select count(*) from scheduled_tasks") == 0);
    assertThat(plugin.added()).containsExactly("one");
  }

  @Test
  void aRunThatOnlyWaitedIsNotTakenForInterrupted() {
    start();
    engine.put(
        WorkflowXml.read(
            """
            <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="once"
                version="1.0.0" restartMode="0">
              <display-name>Once</display-name>
              <input><param name="event" type="string"/></input>
              <workflow-item name="item0" type="end" end-mode="0"/>
              <workflow-item name="item1" type="waiting-event" out-name="item0">
                <in-binding><bind name="trigger" type="string" export-name="event"/></in-binding>
              </workflow-item>
            </workflow>
            """));
    String id = engine.start("once", Map.of("event", Value.of("e"))).id();
    engine.await(id, RunState.WAITING_SIGNAL);
    await().until(() -> count("select count(*) from scheduled_tasks") == 0);

    takeForDead(id);
    await().until(() -> count("select count(*) from scheduled_tasks") == 0);

    assertThat(engine.runs().get(id).state()).isEqualTo(RunState.WAITING_SIGNAL);
    engine.triggers().fire("e", Value.NULL);
    assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void anEventWithANameThatIsTooLongFailsItsRunAndIsNotTriedForEver() {
    start();
    engine.put(Flows.waiting("wait", "", ""));

    Run run = engine.run("wait", Map.of("event", Value.of("e".repeat(300))));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.error()).contains("does not fit into the database");
  }

  @Test
  void aRunWhoseStateCannotBeReadFailsAndIsNotTriedForEver() {
    start();
    engine.put(Flows.waiting("wait", "", ""));
    String id = engine.start("wait", Map.of("event", Value.of("e"))).id();
    engine.await(id, RunState.WAITING_SIGNAL);
    sql("update runs set checkpoint = '{}' where id = ?", id);

    engine.triggers().fire("e", Value.NULL);

    assertThat(engine.end(id).error()).contains("unexpected failure");
  }

  @Test
  void aDatabaseThatIsAwayForAMomentFailsNoScript() {
    start();
    engine.put(
        Flows.flow("child").build(),
        Flows.flow("parent")
            .item(
                Flows.task(
                    "item1",
                    "Counting.add('x'); Counting.hold();"
                        + " try { Server.getWorkflowWithId('child').execute(null); }"
                        + " catch (e) { Counting.add('caught'); }",
                    "item0"))
            .build());
    String id = engine.start("parent", Map.of()).id();
    await().until(plugin::isHolding);
    sql("alter table content_elements rename to away");
    plugin.release();
    await().during(Duration.ofMillis(500)).until(() -> true);

    sql("alter table away rename to content_elements");

    assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
    assertThat(plugin.added()).doesNotContain("caught");
  }

  @Test
  void aStartThatIsRepeatedFindsItsRunWhenTheNodeIsFullOrTheWorkflowIsGone() {
    start(EngineConfig.defaults().withLimits(1, 1));
    engine.put(Flows.flow("hold").item(Flows.task("item1", "Counting.hold();", "item0")).build());
    engine.start("hold", Map.of());
    await().until(plugin::isHolding);
    StartRequest second = new StartRequest("hold", Map.of(), "ada", "request-2");
    final String id = engine.runs().start(second).id();
    MultinodeException full =
        catchThrowableOfType(MultinodeException.class, () -> engine.start("hold", Map.of()));

    assertThat(full.code()).isEqualTo(ErrorCode.BUSY);
    assertThat(engine.runs().start(second).id()).isEqualTo(id);
    engine.content().delete(List.of(workflow("hold")));
    assertThat(engine.runs().start(second).id()).isEqualTo(id);
  }

  private static ElementKey workflow(String id) {
    return new ElementKey(ElementType.WORKFLOW, id);
  }

  @Test
  void oldEventsOfRunsThatAreGoneAreSweptAway() {
    start();
    engine.put(Flows.waiting("wait", "", ""));
    String id = engine.start("wait", Map.of("event", Value.of("e"))).id();
    engine.await(id, RunState.WAITING_SIGNAL);
    sql("insert into triggers values ('orphan', false, null, 'no-run', 0, 0)");
    sql("insert into triggers values ('early', true, 'null', null, null, 0)");
    sql("update triggers set created_at = 0");

    try (Database database = new Database(url, 2)) {
      new SqlTriggers(
              new RunStore(database),
              null,
              new TriggerRows(),
              StoredValues.inClearText(),
              InstantSource.system())
          .sweep();
    }

    assertThat(count("select count(*) from triggers")).isEqualTo(1);
    engine.triggers().fire("e", Value.NULL);
    assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
  }
}
