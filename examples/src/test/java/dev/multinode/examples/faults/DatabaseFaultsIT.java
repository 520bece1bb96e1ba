package dev.multinode.examples.faults;

import dev.multinode.core.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL goes away in the middle of the work and returns, while nodes and clients stay. */
class DatabaseFaultsIT {
  @TempDir private Path folder;

  static LongStream seeds() {
    return Seeds.of(DatabaseFaultsIT.class, 1, 5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAcceptedRunEndsOnce(long seed) throws Exception {
    try (PostgresProcess postgres = PostgresProcess.startIn(folder)) {
      Trial trial =
          new Trial(
              folder,
              List.of("north", "east", "south"),
              Map.of("MULTINODE_DATABASE_URL", postgres.newDatabase("faults")),
              300,
              Duration.ofSeconds(25));

      trial.run(seed, cluster -> DatabaseLoss.begin(postgres, seed, 3));
    }
  }
}
