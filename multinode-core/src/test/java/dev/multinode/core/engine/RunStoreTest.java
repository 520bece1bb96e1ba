package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.store.Database;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owns a run, when nodes that were taken for dead are not. */
class RunStoreTest {
  private final Database database =
      new Database(Database.memoryUrl(UUID.randomUUID().toString()), 2);
  private final RunStore runs = new RunStore(database);

  @BeforeEach
  void addRun() {
    StoredRun run =
        new StoredRun(
            "run",
            "flow",
            "Flow",
            "hash",
            RunState.RUNNING,
            "ada",
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            "{}",
            null,
            "{}",
            0,
            0,
            null);
    database.jdbi().useTransaction(handle -> runs.insert(handle, List.of(run)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstAttemptFindsNothingToDoWhenAnotherHasBegun() {
    assertThat(runs.take("run", 0, 2)).isPresent();

    assertThat(runs.take("run", 0, 0)).isEmpty();
  }

  @Test
  void anAttemptThatSleptBeforeItsFirstWordTakesNothingFromALaterOne() {
    StoredRun later = runs.take("run", 0, 4).orElseThrow();

    assertThat(runs.take("run", 0, 2)).isEmpty();

    assertThat(isStillOwnedBy(later)).isTrue();
  }

  @Test
  void anAttemptThatIsAtWorkWritesNoMoreWhenALaterOneBegins() {
    StoredRun earlier = runs.take("run", 0, 0).orElseThrow();

    StoredRun later = runs.take("run", 0, 2).orElseThrow();

    assertThat(isStillOwnedBy(earlier)).isFalse();
    assertThat(isStillOwnedBy(later)).isTrue();
  }

  private boolean isStillOwnedBy(StoredRun owner) {
    RunWrite.Owned write = new RunWrite.Owned(owner, List.of());
    write.position = new RunWrite.Position(RunState.RUNNING, "item", null, "{}");
    database.jdbi().useTransaction(handle -> runs.save(handle, List.of(write)));
    return !write.taken;
  }
}
