package dev.multinode.examples.faults;

import static dev.multinode.examples.faults.Fault.HALT;
import static dev.multinode.examples.faults.Fault.KILL;
import static dev.multinode.examples.faults.Fault.STOP;

import dev.multinode.core.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three nodes on one PostgreSQL, which die, halt, stop and return while clients start 2,000 runs.
 */
class ClusterFaultsIT {
  private static PostgresProcess postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void startPostgres(@TempDir Path folder) throws Exception {
    postgres = PostgresProcess.startIn(folder);
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  static LongStream seeds() {
    return Seeds.of(ClusterFaultsIT.class, 2, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAcceptedRunEndsOnce(long seed) throws Exception {
    Trial trial =
        new Trial(
            folder,
            List.of("north", "east", "south"),
            Map.of("MULTINODE_DATABASE_URL", postgres.newDatabase("faults" + seed)),
            2_000,
            Duration.ofSeconds(Seeds.nightly() ? 90 : 30));

    trial.run(
        seed, cluster -> Faults.begin(cluster, seed, List.of(KILL, KILL, HALT, HALT, STOP), 2));
  }
}
