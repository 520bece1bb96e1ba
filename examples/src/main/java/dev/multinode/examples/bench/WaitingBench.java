package dev.multinode.examples.bench;

import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.Value;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** Many runs that wait for an event: what they take while they do, and how fast they go on. */
final class WaitingBench {
  private final BenchEngine engine;
  private int waiting;
  private int resumed;

  WaitingBench(BenchEngine engine) {
    this.engine = engine;
    engine.put(BenchFlows.threeSteps());
  }

  /** Starts runs until so many wait. */
  void fillUp(int target) {
    engine.together(
        waiting,
        target - waiting,
        i -> engine.start(BenchFlows.THREE_STEPS, Map.of("event", Value.of("bench/" + i))));
    waiting = target;
    engine.await(BenchFlows.THREE_STEPS, RunState.WAITING_SIGNAL, waiting - resumed);
  }

  /** Of this process after a collection. */
  double heapMegabytes() {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least / 1e6;
  }

  int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /**
   * Fires the events of runs that wait.
   *
   * @return seconds until the last of them has ended
   */
  double resume(int count) {
    long cursor = engine.runs().cursor();
    long begin = System.nanoTime();
    engine.together(resumed, count, i -> engine.fire("bench/" + i));
    engine.awaitEnds(cursor, count);
    resumed += count;
    return (System.nanoTime() - begin) / 1e9;
  }
}
