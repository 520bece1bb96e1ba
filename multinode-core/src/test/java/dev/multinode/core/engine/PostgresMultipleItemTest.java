package dev.multinode.core.engine;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.testing.TestEngine;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresMultipleItemTest extends MultipleItemContract {
  private static PostgresDatabases databases;

  @BeforeAll
  static void startPostgres() throws IOException {
    databases = new PostgresDatabases();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    databases.close();
  }

  @Override
  TestEngine open(NodePlugin plugin) {
    return TestEngine.at(databases.create(), plugin);
  }
}
