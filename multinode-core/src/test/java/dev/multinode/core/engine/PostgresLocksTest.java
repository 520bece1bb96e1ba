package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that writes runs locks in one order, so that nobody waits in a circle. */
class PostgresLocksTest {
  private final CountingPlugin plugin = new CountingPlugin();
  private PostgresDatabases postgres;
  private Jdbi jdbi;
  private TestEngine engine;

  @BeforeEach
  void start() throws Exception {
    postgres = new PostgresDatabases();
    String url = postgres.create();
    jdbi = Jdbi.create(url);
    engine = TestEngine.at(url, plugin);
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    postgres.close();
  }

  private long waitingForLocks() {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select count(distinct pid) from pg_locks where not granted")
                .mapTo(Long.class)
                .one());
  }

  @Test
  void aRunThatIsCanceledWhileItEndsLetsTheEndPass() throws Exception {
    engine.put(
        Flows.copy("hold", "Counting.hold(); out = 'held';"), Flows.copy("other", "out = 'o';"));
    String run = engine.start("hold", Map.of()).id();
    await().until(plugin::isHolding);
    try (Handle blocker = jdbi.open()) {
      blocker.begin();
      blocker.execute("update run_ends set last_seq = last_seq");
      CompletableFuture<Void> cancel = CompletableFuture.runAsync(() -> engine.runs().cancel(run));
      await().until(() -> waitingForLocks() == 1);

      blocker.execute("select id from runs where id = ? for update nowait", run);
      blocker.commit();

      cancel.get(20, TimeUnit.SECONDS);
      assertThat(engine.runs().get(run).state()).isEqualTo(RunState.CANCELED);
    } finally {
      plugin.release();
    }
  }
}
