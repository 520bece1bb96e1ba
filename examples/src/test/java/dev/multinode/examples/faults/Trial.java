package dev.multinode.examples.faults;

import dev.multinode.core.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One load on one scene, with faults, and the verdict. */
final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Path folder;
  private final List<String> nodes;
  private final Map<String, String> settings;

  private Trial(Path folder, List<String> nodes, Map<String, String> settings) {
    this.folder = folder;
    this.nodes = nodes;
    this.settings = settings;
  }

  static Trial of(Path folder, List<String> nodes, Map<String, String> settings) {
    return new Trial(folder, nodes, settings);
  }

  /** How many runs: {@code -Dmultinode.runs=N}, or 2,000 at night and 600 by day. */
  private static int runs() {
    return Integer.getInteger("multinode.runs", Seeds.nightly() ? 2_000 : 600);
  }

  void run(long seed) throws Exception {
    int runs = runs();
    Duration spread = Duration.ofSeconds(Seeds.nightly() ? 90 : 30);
    try (Scene scene = Scene.set(folder, nodes, settings)) {
      PatientClient client = new PatientClient(scene.cluster());
      Load load = Load.plan(seed, runs, spread);
      try (Ends ends = Ends.follow(client)) {
        Faults faults = Faults.begin(scene.cluster(), seed);
        long begin = System.nanoTime();
        load.run(client, scene.workflows());
        Map<String, Integer> done = faults.end();
        long calm = System.nanoTime();
        ends.await(load.accepted().values(), PATIENCE);
        System.out.printf(
            "seed %d: %d runs, faults %s, %d effects repeated; %.1f s of trouble, %.1f s until the last end%n",
            seed,
            load.starts().size(),
            done,
            scene.ledger().repeats(),
            (calm - begin) / 1e9,
            (System.nanoTime() - calm) / 1e9);
        new Verdict(scene, client, load, ends).check();
      } catch (Throwable e) {
        scene.cluster().explain(System.out);
        throw e;
      }
    }
  }
}
