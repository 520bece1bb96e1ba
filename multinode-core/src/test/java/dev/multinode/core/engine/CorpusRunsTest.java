package dev.multinode.core.engine;

import dev.multinode.core.testing.TestEngine;

class CorpusRunsTest extends CorpusRunsContract {
  @Override
  TestEngine open() {
    return TestEngine.inMemory();
  }
}
