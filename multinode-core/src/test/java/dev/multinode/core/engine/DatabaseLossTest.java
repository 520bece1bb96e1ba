package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.StoppablePostgres;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away while runs are at work and waiting, and comes back. */
class DatabaseLossTest {
  private static final Duration SOON = Duration.ofSeconds(60); // a busy machine is slow
  private static final int WAITING = 10;

  @TempDir private Path folder;

  @Test
  void theNodeStandsByAndGoesOnWithoutLosingOrDoublingARun() throws Exception {
    CountingPlugin plugin = new CountingPlugin();
    EngineConfig config =
        EngineConfig.defaults()
            .withNodeName("only")
            .withHeartbeat(Duration.ofMillis(500), 6)
            .withPoll(Duration.ofMillis(100));
    try (StoppablePostgres postgres = new StoppablePostgres(folder.resolve("pg"));
        TestEngine engine = TestEngine.at(postgres.url(), config, plugin)) {
      engine.put(
          Flows.waiting("wait", "", "Counting.add('after'); out = 'after';"),
          Flows.copy("hold", "Counting.add('held'); Counting.hold(); out = 'held';"));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < WAITING; i++) {
        ids.add(engine.start("wait", Map.of("event", Value.of("event-" + i))).id());
      }
      for (String id : ids) {
        engine.await(id, RunState.WAITING_SIGNAL);
      }
      ids.add(engine.start("hold", Map.of()).id());
      await().atMost(SOON).until(plugin::isHolding);

      postgres.crash();
      await().atMost(SOON).until(() -> engine.cluster().trouble().isPresent());

      MultinodeException refused =
          catchThrowableOfType(
              MultinodeException.class,
              () -> engine.runs().start(new StartRequest("hold", Map.of(), "ada", null)));
      assertThat(engine.cluster().isActive()).isFalse();
      assertThat(refused).isNotNull();
      assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      plugin.release();

      postgres.start();
      await().atMost(SOON).until(() -> engine.cluster().isActive());
      for (int i = 0; i < WAITING; i++) {
        engine.triggers().fire("event-" + i, Value.NULL);
      }

      for (String id : ids) {
        assertThat(engine.end(id).state()).isEqualTo(RunState.COMPLETED);
      }
      assertThat(engine.runs().count(null, null)).isEqualTo(ids.size());
      assertThat(engine.runs().endedSince(0, 100, 0)).hasSize(ids.size());
      assertThat(plugin.added().stream().filter("after"::equals)).hasSize(WAITING);
    }
  }
}
