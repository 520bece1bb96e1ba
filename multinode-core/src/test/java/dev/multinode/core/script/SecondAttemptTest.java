package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts did before a crash is found, and not done twice, when the item runs again. */
class SecondAttemptTest {
  private static final String SCRIPT =
      "LockingSystem.lockAndWait('disk', System.nextUUID());"
          + "var c = Server.createConfigurationElement('Made', 'Settings');"
          + "c.setAttributeWithKey('a', 1);"
          + "var r = Server.createResourceElement('Made', 'a.txt');"
          + "var t = Server.getWorkflowWithId('child').execute({});"
          + "Counting.hold(); out = t.id;";

  @TempDir private Path folder;

  @Test
  void nothingIsCreatedStartedOrLockedTwice() {
    CountingPlugin first = new CountingPlugin();
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), first)) {
      engine.put(NodeScripts.workflow("child", ""), NodeScripts.workflow("parent", SCRIPT));
      id = engine.start("parent", Map.of()).id();
      await().until(first::isHolding);
      engine.kill();
      first.release();
    }

    CountingPlugin second = new CountingPlugin();
    second.release();
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder), second)) {
      Run ended = engine.end(id);

      assertThat(ended.state()).as(ended.error()).isEqualTo(RunState.COMPLETED);
      assertThat(engine.content().list(ElementType.CONFIGURATION)).hasSize(1);
      assertThat(engine.content().list(ElementType.RESOURCE)).hasSize(1);
      assertThat(engine.runs().list("child", null, 0, 10))
          .extracting(Run::id)
          .containsExactly(((Value.Text) ended.outputValues().get("out")).text());
    }
  }
}
