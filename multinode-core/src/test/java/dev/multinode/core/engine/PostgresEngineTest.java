package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs over PostgreSQL, as the nodes of a cluster share them. */
class PostgresEngineTest extends EngineContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String newDatabase() {
    String name = "engine" + DATABASES.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  @Override
  TestEngine open(EngineConfig config, NodePlugin plugin) {
    return TestEngine.at(newDatabase(), config, plugin);
  }

  @Test
  void anotherNodeTakesOverWhenHeartbeatsStayAway() {
    String url = newDatabase();
    EngineConfig hasty =
        EngineConfig.defaults()
            .withHeartbeat(Duration.ofMillis(500), 6)
            .withPoll(Duration.ofMillis(100));
    CountingPlugin first = new CountingPlugin();
    CountingPlugin second = new CountingPlugin();
    second.release();
    TestEngine dying = TestEngine.at(url, hasty, first);
    dying.put(Flows.copy("hold", "Counting.add('x'); Counting.hold(); out = 'held';"));
    String id = dying.start("hold", Map.of()).id();
    await().until(first::isHolding);

    try (TestEngine other = TestEngine.at(url, hasty, second)) {
      dying.kill();

      assertThat(other.end(id).state()).isEqualTo(RunState.COMPLETED);
      assertThat(second.requestIds()).isEqualTo(first.requestIds());
    } finally {
      first.release();
      dying.close();
    }
  }
}
