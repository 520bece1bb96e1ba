package dev.multinode.core.engine;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.TestEngine;
import java.util.UUID;

/** Runs over H2, as a single node has them. */
class EmbeddedEngineTest extends EngineContract {
  @Override
  TestEngine open(EngineConfig config, NodePlugin plugin) {
    return TestEngine.at(Database.memoryUrl(UUID.randomUUID().toString()), config, plugin);
  }
}
