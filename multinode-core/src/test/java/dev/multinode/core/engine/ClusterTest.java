package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.cluster.ClusterView;
import dev.multinode.core.cluster.Member;
import dev.multinode.core.cluster.NodeRole;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.SetClock;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nodes that share a PostgreSQL: roles, deaths, names, clocks. */
class ClusterTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Duration SOON = Duration.ofSeconds(30); // a busy machine is slow
  private static EmbeddedPostgres postgres;

  private final String url = newDatabase();
  private final Jdbi jdbi = Jdbi.create(url);

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String newDatabase() {
    String name = "cluster" + DATABASES.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  /** Dead after three seconds. */
  private static EngineConfig named(String name) {
    return EngineConfig.defaults()
        .withNodeName(name)
        .withHeartbeat(Duration.ofMillis(500), 6)
        .withPoll(Duration.ofMillis(100));
  }

  private static CountingPlugin counting() {
    CountingPlugin plugin = new CountingPlugin();
    plugin.release();
    return plugin;
  }

  private static NodeRole role(TestEngine asked, String name) {
    return member(asked, name).role();
  }

  private static Member member(TestEngine asked, String name) {
    return asked.cluster().view().members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long count(String query) {
    return jdbi.withHandle(handle -> handle.select(query).mapTo(Long.class).one());
  }

  @Test
  void aStandbyTakesStartsAndTheActiveNodeDrivesThem() {
    CountingPlugin one = counting();
    CountingPlugin two = counting();
    try (TestEngine first = TestEngine.at(url, named("first"), one);
        TestEngine second = TestEngine.at(url, named("second"), two)) {
      first.put(Flows.copy("count", "Counting.add('x'); out = 'done';"));
      first.cluster().setActiveNodes(1);
      await().atMost(SOON).until(() -> !second.cluster().isActive());
      assertThat(role(second, "first")).isEqualTo(NodeRole.ACTIVE);
      assertThat(role(first, "second")).isEqualTo(NodeRole.STANDBY);

      for (int i = 0; i < 10; i++) {
        assertThat(second.run("count", Map.of()).state()).isEqualTo(RunState.COMPLETED);
      }

      assertThat(one.added()).hasSize(10);
      assertThat(two.added()).isEmpty();
    }
  }

  @Test
  void aStandbyBecomesActiveWhenMoreAreWantedWithoutARestart() {
    CountingPlugin two = counting();
    try (TestEngine first = TestEngine.at(url, named("first"), counting())) {
      first.put(Flows.copy("count", "Counting.add('x'); out = 'done';"));
      first.cluster().setActiveNodes(1);
      try (TestEngine second = TestEngine.at(url, named("second"), two)) {
        assertThat(second.cluster().isActive()).isFalse();

        first.cluster().setActiveNodes(0);
        await().atMost(SOON).until(() -> second.cluster().isActive());

        await()
            .atMost(SOON)
            .until(
                () -> {
                  second.run("count", Map.of());
                  return !two.added().isEmpty();
                });
      }
    }
  }

  @Test
  void theStandbyTakesOverWhenTheActiveNodeDies() {
    CountingPlugin stuck = new CountingPlugin();
    CountingPlugin two = counting();
    TestEngine first = TestEngine.at(url, named("first"), stuck);
    try (TestEngine second = TestEngine.at(url, named("second"), two)) {
      first.put(Flows.copy("hold", "Counting.add('x'); Counting.hold(); out = 'held';"));
      first.cluster().setActiveNodes(1);
      await().atMost(SOON).until(() -> !second.cluster().isActive());
      String id = second.start("hold", Map.of()).id();
      await().atMost(SOON).until(stuck::isHolding);

      first.kill();

      assertThat(second.end(id).state()).isEqualTo(RunState.COMPLETED);
      assertThat(two.requestIds()).isEqualTo(stuck.requestIds());
      assertThat(role(second, "first")).isEqualTo(NodeRole.DEAD);
      assertThat(role(second, "second")).isEqualTo(NodeRole.ACTIVE);
    } finally {
      stuck.release();
      first.close();
    }
  }

  @Test
  void whatADeadNodeHadIsTakenOverAlthoughItsRowsLookFresh() {
    CountingPlugin plugin = counting();
    try (TestEngine engine = TestEngine.at(url, named("alive"), plugin)) {
      engine.put(Flows.copy("count", "Counting.add('x'); out = 'done';"));
      engine.cluster().setActiveNodes(1);
      // a node that died a moment ago, in the middle of a run
      jdbi.useTransaction(
          handle -> {
            handle.execute(
                "insert into nodes select 'ghost', 'gone', '', '', 'active', now(), now(),"
                    + " now() - interval '2 seconds', 3000, 0, '', '', 0");
          });
      String id = heldByGhost(engine);

      assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
      assertThat(role(engine, "ghost")).isEqualTo(NodeRole.DEAD);
      assertThat(count("select epoch from runs")).isPositive();
    }
  }

  /** A run that nobody else would take for the next hour. */
  private String heldByGhost(TestEngine engine) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "create function ghost() returns trigger language plpgsql as $$ begin"
                    + " new.picked = true; new.picked_by = 'ghost'; new.version = 2;"
                    + " new.last_heartbeat = now() + interval '1 hour'; return new; end $$;"
                    + "create trigger ghost before insert on scheduled_tasks"
                    + " for each row execute function ghost()"));
    String id = engine.start("count", Map.of()).id();
    jdbi.useHandle(handle -> handle.execute("drop trigger ghost on scheduled_tasks"));
    return id;
  }

  @Test
  void aNodeThatIsStoppedInOrderLeavesAtOnce() {
    TestEngine first = TestEngine.at(url, named("first"), counting());
    first.cluster().setActiveNodes(1);
    try (TestEngine second = TestEngine.at(url, named("second"), counting())) {
      assertThat(second.cluster().view().members()).hasSize(2);

      first.close();

      assertThat(second.cluster().view().members())
          .extracting(Member::name, Member::role)
          .containsExactly(tuple("second", NodeRole.ACTIVE));
      await().atMost(SOON).until(() -> second.cluster().isActive());
    }
  }

  @Test
  void aRunThatIsCanceledThroughAnotherNodeStopsWhereItIsAtWork() {
    CountingPlugin plugin = counting();
    try (TestEngine first = TestEngine.at(url, named("first"), plugin)) {
      first.put(Flows.copy("long", "Counting.add('x'); while (true) { System.sleep(20); }"));
      first.cluster().setActiveNodes(1);
      try (TestEngine second = TestEngine.at(url, named("second"), counting())) {
        String id = second.start("long", Map.of()).id();
        await().atMost(SOON).until(() -> !plugin.added().isEmpty());

        second.runs().cancel(id);

        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> count("select count(*) from scheduled_tasks") == 0);
        assertThat(second.runs().get(id).state()).isEqualTo(RunState.CANCELED);
      }
    }
  }

  @Test
  void oneNodeHasALeaseUntilItDies() {
    TestEngine first = TestEngine.at(url, named("first"), counting());
    try (TestEngine second = TestEngine.at(url, named("second"), counting())) {
      String process = first.leases().process();
      assertThat(first.leases().have("watch emea")).isTrue();
      assertThat(first.leases().have("watch emea")).isTrue();
      assertThat(second.leases().have("watch emea")).isFalse();
      assertThat(second.leases().have("watch apac")).isTrue();
      assertThat(second.leases().lives(process)).isTrue();

      first.kill();

      await().atMost(SOON).until(() -> second.leases().have("watch emea"));
      assertThat(second.leases().lives(process)).isFalse();
    } finally {
      first.close();
    }
  }

  @Test
  void aSecondProcessOfTheSameNameTakesTheFirstOnesPlace() {
    try (TestEngine first = TestEngine.at(url, named("same"), counting())) {
      first.put(Flows.copy("count", "out = 'done';"));
      try (TestEngine second = TestEngine.at(url, named("same"), counting())) {
        await().atMost(SOON).until(() -> first.cluster().trouble().isPresent());

        MultinodeException refused =
            catchThrowableOfType(MultinodeException.class, () -> first.start("count", Map.of()));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("engine.nodeName");
        assertThat(second.run("count", Map.of()).state()).isEqualTo(RunState.COMPLETED);
      }
    }
  }

  @Test
  void aNodeWithAWrongClockGoesByTheTimeOfTheDatabase() {
    SetClock fast = new SetClock();
    fast.advance(Duration.ofHours(1));
    try (TestEngine right = TestEngine.at(url, named("right"), counting());
        TestEngine wrong = TestEngine.at(url, named("wrong"), fast, counting())) {
      wrong.put(Flows.copy("count", "out = 'done';"));
      await()
          .atMost(SOON)
          .until(() -> member(right, "wrong").skew().compareTo(Duration.ofMinutes(59)) > 0);

      Run run = wrong.run("count", Map.of("in", Value.of("x")));

      ClusterView view = right.cluster().view();
      assertThat(run.startedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
      assertThat(view.now()).isAfterOrEqualTo(run.startedAt().minusSeconds(60));
      assertThat(member(right, "right").skew().abs()).isLessThan(Duration.ofMinutes(1));
    }
  }
}
