package dev.multinode.examples.bench;

import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The three-step durable flow: a task, an event that is fired from outside while the run waits, a
 * task; with checkpoints, history and logs, as in production.
 */
final class EngineBench {
  /** So many runs wait while as many others are started. */
  private static final int WAVE = 2000;

  private final BenchEngine engine;
  private int next;

  EngineBench(BenchEngine engine) {
    this.engine = engine;
    engine.put(BenchFlows.threeSteps(), BenchFlows.oneTask());
  }

  /**
   * While one wave is started, the events of the wave before are fired; each wave counts from its
   * first start to its last end.
   *
   * @param runs rounded up to whole waves
   * @return runs per second
   */
  double throughput(int runs) {
    int waves = (runs + WAVE - 1) / WAVE;
    long cursor = engine.runs().cursor();
    int first = next;
    next += waves * WAVE;
    long begin = System.nanoTime();
    for (int wave = 0; wave <= waves; wave++) {
      int starting = wave < waves ? WAVE : 0;
      int firing = wave > 0 ? WAVE : 0;
      int at = first + wave * WAVE;
      engine.together(
          0,
          starting + firing,
          i -> {
            if (i < firing) {
              engine.fire("bench/" + (at - WAVE + i));
            } else {
              start(at + i - firing);
            }
          });
      if (starting > 0) {
        engine.await(BenchFlows.THREE_STEPS, RunState.WAITING_SIGNAL, WAVE);
      }
      cursor = engine.awaitEnds(cursor, firing);
    }
    return waves * WAVE * 1e9 / (System.nanoTime() - begin);
  }

  private void start(int number) {
    engine.start(BenchFlows.THREE_STEPS, Map.of("event", Value.of("bench/" + number)));
  }

  /** One run after another, from the call that starts it until its end is seen. */
  Times latency(int runs) {
    List<Long> nanos = new ArrayList<>();
    long cursor = engine.runs().cursor();
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      engine.start(BenchFlows.ONE_TASK, Map.of("text", Value.of("run " + i)));
      cursor = engine.awaitEnds(cursor, 1);
      nanos.add(System.nanoTime() - begin);
    }
    return new Times(nanos);
  }
}
