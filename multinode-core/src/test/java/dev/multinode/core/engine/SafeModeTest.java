package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that was killed in the middle of its work starts without going on with it. */
class SafeModeTest {
  @TempDir private Path folder;

  private final CountingPlugin plugin = new CountingPlugin();
  private String interrupted;
  private String waiting;

  @BeforeEach
  void aNodeThatWasKilled() {
    CountingPlugin stuck = new CountingPlugin();
    plugin.release();
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), stuck)) {
      engine.put(
          Flows.copy("hold", "Counting.add('x'); Counting.hold(); out = 'held';"),
          Flows.waiting("wait", "", "Counting.add('after'); out = 'after';"));
      waiting = engine.start("wait", Map.of("event", Value.of("e"))).id();
      engine.await(waiting, RunState.WAITING_SIGNAL);
      interrupted = engine.start("hold", Map.of()).id();
      await().until(stuck::isHolding);
      engine.kill();
      stuck.release();
    }
  }

  private TestEngine inSafeMode() {
    return TestEngine.at(Database.fileUrl(folder), EngineConfig.defaults().inSafeMode(), plugin);
  }

  private static List<String> held(TestEngine engine) {
    return engine.safeMode().held().stream().map(SafeMode.Held::runId).toList();
  }

  @Test
  void nothingIsResumedUntilItIsSaid() {
    try (TestEngine engine = inSafeMode()) {
      assertThat(held(engine)).containsExactly(interrupted);
      String fresh = engine.start("hold", Map.of()).id();
      engine.triggers().fire("e", Value.NULL);
      assertThat(held(engine)).containsExactlyInAnyOrder(interrupted, fresh, waiting);
      await().during(Duration.ofMillis(1500)).until(() -> plugin.added().isEmpty());

      assertThat(engine.safeMode().resumeAll()).isEqualTo(3);

      assertThat(engine.end(interrupted).state()).isEqualTo(RunState.COMPLETED);
      assertThat(engine.end(fresh).state()).isEqualTo(RunState.COMPLETED);
      assertThat(engine.end(waiting).state()).isEqualTo(RunState.COMPLETED);
      assertThat(engine.safeMode().since()).isEmpty();
    }
  }

  @Test
  void aRunThatIsNamedGoesOnToItsEndWhileTheOthersAreHeld() {
    try (TestEngine engine = inSafeMode()) {
      assertThat(engine.safeMode().resume(List.of(waiting))).isZero();
      engine.triggers().fire("e", Value.NULL);

      assertThat(engine.end(waiting).state()).isEqualTo(RunState.COMPLETED);
      assertThat(held(engine)).containsExactly(interrupted);
      assertThat(engine.safeMode().resume(List.of(interrupted))).isOne();
      assertThat(engine.end(interrupted).state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  void aHeldRunCanBeCanceledAndIsHeldNoMore() {
    try (TestEngine engine = inSafeMode()) {
      engine.runs().cancel(interrupted);

      assertThat(held(engine)).isEmpty();
      assertThat(engine.safeMode().resumeAll()).isZero();
      assertThat(engine.runs().get(interrupted).state()).isEqualTo(RunState.CANCELED);
    }
  }

  @Test
  void anUnknownRunIsNamedAndNothingIsResumed() {
    try (TestEngine engine = inSafeMode()) {
      assertThatThrownBy(() -> engine.safeMode().resume(List.of(interrupted, "no-run")))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("no-run");
      assertThat(held(engine)).containsExactly(interrupted);
    }
  }

  @Test
  void aRunThatHadMoreThanOneOwnerGoesOnToo() {
    CountingPlugin stuckAgain = new CountingPlugin();
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), stuckAgain)) {
      await().until(stuckAgain::isHolding);
      engine.kill();
      stuckAgain.release();
    }

    try (TestEngine engine = inSafeMode()) {
      assertThat(engine.safeMode().resumeAll()).isOne();

      assertThat(engine.end(interrupted).state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  void theNextOrdinaryStartEndsSafeMode() {
    try (TestEngine engine = inSafeMode()) {
      engine.start("hold", Map.of());
      assertThat(held(engine)).hasSize(2);
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), plugin)) {
      assertThat(engine.end(interrupted).state()).isEqualTo(RunState.COMPLETED);
      assertThat(engine.safeMode().since()).isEmpty();
    }
  }
}
