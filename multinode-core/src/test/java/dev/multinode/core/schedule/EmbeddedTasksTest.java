package dev.multinode.core.schedule;

import dev.multinode.core.store.Database;
import dev.multinode.core.testing.TestEngine;
import java.util.UUID;

/** Tasks over H2, as a single node has them. */
class EmbeddedTasksTest extends TasksContract {
  @Override
  TestEngine open() {
    return TestEngine.at(Database.memoryUrl(UUID.randomUUID().toString()));
  }
}
