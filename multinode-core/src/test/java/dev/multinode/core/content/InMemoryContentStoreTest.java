package dev.multinode.core.content;

import dev.multinode.core.testing.InMemoryContentStore;

class InMemoryContentStoreTest extends ContentStoreContract {
  @Override
  ContentStore store() {
    return new InMemoryContentStore();
  }
}
