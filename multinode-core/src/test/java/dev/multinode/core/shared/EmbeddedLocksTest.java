package dev.multinode.core.shared;

import dev.multinode.core.store.Database;
import java.util.UUID;

/** Locks over H2. */
class EmbeddedLocksTest extends LocksContract {
  @Override
  Database open() {
    return new Database(Database.memoryUrl(UUID.randomUUID().toString()), 10);
  }
}
