package dev.multinode.examples.faults;

import static dev.multinode.examples.faults.Fault.KILL;

import dev.multinode.core.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One node with its own database, which is killed again and again while clients go on. */
class NodeFaultsIT {
  @TempDir private Path folder;

  static LongStream seeds() {
    return Seeds.of(NodeFaultsIT.class, 1, 5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAcceptedRunEndsOnce(long seed) throws Exception {
    int kills = Seeds.nightly() ? 20 : 5;
    Trial trial =
        new Trial(folder, List.of("alone"), Map.of(), 200, Duration.ofSeconds(kills * 5L));

    trial.run(seed, cluster -> Faults.begin(cluster, seed, List.of(KILL), kills));
  }
}
