package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.cluster.ClusterRole;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.testing.SetClock;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which runs are deleted and which are kept, over any database. */
abstract class RetentionContract {
  private static final Duration DAY = Duration.ofDays(1);

  private final SetClock clock = new SetClock();
  @AutoClose private final TestEngine engine = open();

  /** An engine over a database that is new. */
  abstract TestEngine open();

  @BeforeEach
  void workflows() {
    engine.put(Flows.copy("copy", "System.log('a line'); out = 'x';"), Flows.copy("other", ""));
    engine.put(Flows.waiting("wait", "", "out = 'after';"));
  }

  private Retention keeping(Duration age, long runs, long perWorkflow, Duration grace) {
    RetentionConfig config = new RetentionConfig(age, runs, perWorkflow, grace, null, null);
    return new Retention(
        new RetentionRows(engine.database()),
        new RunRemoval(Set.of()),
        engine.get(RunStore.class),
        config,
        clock,
        engine.get(ClusterRole.class));
  }

  private List<String> end(String workflow, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(engine.run(workflow, Map.of("in", Value.of("x"))).id());
    }
    return ids;
  }

  private boolean isKept(String run) {
    return engine.runs().find(run).isPresent();
  }

  private long rows(String table) {
    Jdbi jdbi = engine.database().jdbi();
    return jdbi.withHandle(
        handle -> handle.select("select count(*) from " + table).mapTo(Long.class).one());
  }

  @Test
  void oldRunsGoWithAllThatBelongsToThem() {
    String old = end("copy", 1).get(0);
    String waiting = engine.start("wait", Map.of("event", Value.of("e"))).id();
    engine.await(waiting, RunState.WAITING_SIGNAL);
    Retention retention = keeping(DAY, 0, 0, Duration.ZERO);
    assertThat(retention.sweep()).isZero();
    clock.advance(DAY.plusMinutes(1));

    assertThat(retention.sweep()).isEqualTo(1);

    assertThat(isKept(old)).isFalse();
    assertThat(isKept(waiting)).isTrue();
    assertThat(rows("run_logs")).isZero();
    engine.triggers().fire("e", Value.NULL);
    assertThat(engine.end(waiting).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void theNewestRunsAreKept() {
    List<String> ids = end("copy", 6);
    end("other", 2);

    assertThat(keeping(Duration.ZERO, 5, 4, Duration.ZERO).sweep()).isEqualTo(3);

    assertThat(ids.stream().filter(this::isKept)).isEqualTo(ids.subList(3, 6));
    assertThat(engine.runs().count("other", null)).isEqualTo(2);
  }

  @Test
  void manyBatchesAreDeletedInOneLook() {
    Jdbi jdbi = engine.database().jdbi();
    String first = end("copy", 1).get(0);
    jdbi.useHandle(
        handle -> {
          for (int i = 0; i < 1200; i++) {
            handle.execute(
                "insert into runs (id, workflow_id, workflow_name, workflow_hash, state, user_name,"
                    + " started_at, ended_at, inputs, checkpoint, phase, epoch, ended_seq)"
                    + " select ?, workflow_id, workflow_name, workflow_hash, state, user_name,"
                    + " started_at, ended_at, inputs, checkpoint, phase, epoch, ?"
                    + " from runs where id = ?",
                "copy-" + i,
                1000 + i,
                first);
          }
        });

    assertThat(keeping(Duration.ZERO, 100, 0, Duration.ZERO).sweep()).isEqualTo(1101);

    assertThat(rows("runs")).isEqualTo(100);
    assertThat(isKept("copy-1199")).isTrue();
  }

  @Test
  void whatEndedJustNowIsKeptWhateverTheNumber() {
    end("copy", 3);
    Retention retention = keeping(Duration.ZERO, 1, 1, Duration.ofMinutes(10));

    assertThat(retention.sweep()).isZero();
    clock.advance(Duration.ofMinutes(11));

    assertThat(retention.sweep()).isEqualTo(2);
  }

  @Test
  void aWorkflowHasLimitsOfItsOwn() {
    end("copy", 3);
    end("other", 3);
    Retention retention = keeping(DAY, 0, 2, Duration.ZERO);
    retention.setRule("copy", Optional.of(new Retention.Rule(Duration.ZERO, 1L)));
    retention.setRule("other", Optional.of(new Retention.Rule(null, 0L)));

    retention.sweep();

    assertThat(engine.runs().count("copy", null)).isEqualTo(1);
    assertThat(engine.runs().count("other", null)).isEqualTo(3);
    clock.advance(DAY.plusMinutes(1));
    retention.sweep();
    assertThat(engine.runs().count("copy", null)).isEqualTo(1);
    assertThat(engine.runs().count("other", null)).isZero();

    assertThat(retention.rule("copy")).contains(new Retention.Rule(Duration.ZERO, 1L));
    retention.setRule("copy", Optional.empty());
    assertThat(retention.rule("copy")).isEmpty();
    retention.sweep();
    assertThat(engine.runs().count("copy", null)).isZero();
  }

  @Test
  void partsOfARunThatGoesOnAreKept() {
    String part = end("copy", 1).get(0);
    String whole = engine.start("wait", Map.of("event", Value.of("e"))).id();
    engine.await(whole, RunState.WAITING_SIGNAL);
    engine
        .database()
        .jdbi()
        .useHandle(h -> h.execute("update runs set parent_id = ? where id = ?", whole, part));
    Retention retention = keeping(Duration.ofMillis(1), 0, 0, Duration.ZERO);
    clock.advance(DAY);

    retention.sweep();
    assertThat(isKept(part)).isTrue();

    engine.triggers().fire("e", Value.NULL);
    engine.end(whole);
    clock.advance(DAY);
    retention.sweep();
    assertThat(isKept(part)).isFalse();
  }

  @Test
  void runsArePrunedByHand() {
    List<String> ids = end("copy", 4);
    end("other", 2);
    Retention retention = keeping(Duration.ZERO, 0, 0, DAY);

    assertThat(retention.prune("copy", Duration.ZERO, 1, true)).isEqualTo(3);
    assertThat(engine.runs().count(null, null)).isEqualTo(6);
    assertThat(retention.prune("copy", DAY, 1, false)).isZero();
    assertThat(retention.prune("copy", Duration.ZERO, 1, false)).isEqualTo(3);
    assertThat(isKept(ids.get(3))).isTrue();
    assertThat(retention.prune(null, Duration.ZERO, 0, false)).isEqualTo(3);
  }

  @Test
  void whoFollowsEndsIsToldThatSomeAreGone() throws InterruptedException {
    end("copy", 3);
    List<Runs.Ended> ended = engine.runs().endedSince(0, 10, 0);
    assertThat(engine.runs().forgottenUpTo()).isZero();

    keeping(Duration.ZERO, 1, 0, Duration.ZERO).sweep();

    assertThat(engine.runs().forgottenUpTo()).isEqualTo(ended.get(1).cursor());
    assertThat(engine.runs().endedSince(0, 10, 0)).containsExactly(ended.get(2));
  }

  @Test
  void oneNodeLooksAtATime() {
    RetentionRows rows = new RetentionRows(engine.database());
    long now = clock.millis();

    assertThat(rows.takeTurn(now, Duration.ofSeconds(30))).isTrue();
    assertThat(rows.takeTurn(now + 29_000, Duration.ofSeconds(30))).isFalse();
    assertThat(rows.takeTurn(now + 30_000, Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void aRunThatHasNotEndedCannotBeDeleted() {
    String waiting = engine.start("wait", Map.of("event", Value.of("e"))).id();
    engine.await(waiting, RunState.WAITING_SIGNAL);

    assertThatThrownBy(() -> engine.runs().delete(waiting))
        .isInstanceOfSatisfying(
            MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
  }

  @Test
  void aVersionOfAWorkflowGoesWhenNoRunNeedsIt() {
    Retention retention = keeping(DAY, 0, 0, Duration.ZERO);
    String waiting = engine.start("wait", Map.of("event", Value.of("e"))).id();
    engine.await(waiting, RunState.WAITING_SIGNAL);
    String before = end("copy", 1).get(0);
    engine.put(Flows.copy("copy", "out = 'new';"));
    assertThat(rows("content_versions")).isEqualTo(1);

    // the waiting run began before, and might have called it
    clock.advance(DAY.plusHours(2));
    retention.sweep();
    assertThat(isKept(before)).isFalse();
    assertThat(rows("content_versions")).isEqualTo(1);

    engine.triggers().fire("e", Value.NULL);
    engine.end(waiting);
    clock.advance(DAY);
    retention.sweep();
    assertThat(rows("content_versions")).isZero();
  }

  @Test
  void aVersionThatWasReplacedJustNowIsKept() {
    engine.put(Flows.copy("copy", "out = 'new';"));

    keeping(DAY, 0, 0, Duration.ZERO).sweep();

    assertThat(rows("content_versions")).isEqualTo(1);
  }
}
