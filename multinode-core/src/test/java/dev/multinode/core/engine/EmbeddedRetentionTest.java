package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import dev.multinode.core.testing.TestEngine;
import java.util.UUID;

/** Retention over H2, as a single node has it. */
class EmbeddedRetentionTest extends RetentionContract {
  @Override
  TestEngine open() {
    return TestEngine.at(Database.memoryUrl(UUID.randomUUID().toString()));
  }
}
