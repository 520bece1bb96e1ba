package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipleItemTest extends MultipleItemContract {
  @TempDir private Path folder;

  @Override
  TestEngine open(NodePlugin plugin) {
    return TestEngine.inMemory(plugin);
  }

  @Test
  void partsAreNotStartedAgainAfterTheDeathOfTheProcess() {
    CountingPlugin first = new CountingPlugin();
    Map<String, Value> inputs = Map.of("a", Value.of("x"), "b", Value.of("y"));
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), first)) {
      engine.put(
          Flows.copy("hold", "Counting.hold(); out = 'held';"), beside("both", "hold", "hold"));
      id = engine.start("both", inputs).id();
      await().until(first::isHolding);
      engine.kill();
      first.release();
    }

    CountingPlugin second = new CountingPlugin();
    second.release();
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), second)) {
      assertThat(engine.end(id).outputValues())
          .containsEntry("out_a", Value.of("held"))
          .containsEntry("out_b", Value.of("held"));
      assertThat(engine.runs().children(id)).hasSize(2);
      assertThat(engine.runs().count("hold", null)).isEqualTo(2);
    }
  }
}
