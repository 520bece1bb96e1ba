package dev.multinode.examples.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A load on a scene, trouble meanwhile, and the verdict. */
final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Path folder;
  private final List<String> nodes;
  private final Map<String, String> settings;
  private final int runs;
  private final Duration spread;

  /**
   * @param settings of the nodes, as environment variables
   * @param runs how many, about; {@code -Dmultinode.runs=N} has precedence
   * @param spread how long clients start runs
   */
  Trial(Path folder, List<String> nodes, Map<String, String> settings, int runs, Duration spread) {
    this.folder = folder;
    this.nodes = nodes;
    this.settings = settings;
    this.runs = Integer.getInteger("multinode.runs", runs);
    this.spread = spread;
  }

  /** Begins what goes wrong. */
  interface Begin {
    Trouble with(Cluster cluster) throws Exception;
  }

  void run(long seed, Begin begin) throws Exception {
    try (Scene scene = Scene.set(folder, nodes, settings)) {
      try {
        run(seed, begin, scene);
      } catch (Exception | AssertionError e) {
        scene.cluster().explain(System.out);
        throw e;
      }
    }
  }

  private void run(long seed, Begin begin, Scene scene) throws Exception {
    PatientClient client = new PatientClient(scene.cluster());
    Load load = Load.plan(seed, runs, spread);
    try (Ends ends = Ends.follow(client)) {
      long started = System.nanoTime();
      Trouble trouble = begin.with(scene.cluster());
      Map<String, Integer> done;
      try {
        load.run(client, scene.workflows());
      } finally {
        // whatever went wrong, nothing starts nodes any more when the scene is closed
        done = trouble.end();
      }
      long calm = System.nanoTime();
      ends.await(load.accepted().values(), PATIENCE);
      System.out.printf(
          "seed %d: %d runs; %s; %d effects repeated; %.1f s of trouble, %.1f s more to the last end%n",
          seed,
          load.starts().size(),
          done,
          scene.ledger().repeats(),
          (calm - started) / 1e9,
          (System.nanoTime() - calm) / 1e9);
      new Verdict(scene, client, load, ends).check();
    }
  }
}
