package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.Item;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputItemTest extends InputItemContract {
  @TempDir private Path folder;

  @Override
  TestEngine open() {
    return TestEngine.inMemory();
  }

  @Test
  void aQuestionOutlivesTheProcess() {
    String id;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.put(
          Flows.flow("ask")
              .output("count", TypeName.NUMBER)
              .item(
                  Item.builder("item1", "input")
                      .outName("item0")
                      .out("count", TypeName.NUMBER, "count"))
              .build());
      id = engine.start("ask", Map.of()).id();
      engine.await(id, RunState.WAITING);
      engine.kill();
    }

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine
          .interactions()
          .answer(id, Map.of("count", Value.of(4)), new Person("ada", Set.of(), true));
      assertThat(engine.end(id).outputValues()).containsEntry("count", Value.of(4));
    }
  }
}
