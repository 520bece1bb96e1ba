package dev.multinode.core.engine;

import dev.multinode.core.script.StopSignal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this node works on just now, so that they can be stopped. */
final class ActiveRuns {
  private final Map<String, StopSignal> signals = new ConcurrentHashMap<>();
  private final Set<StopSignal> cutOff = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  @Inject
  ActiveRuns() {}

  StopSignal enter(String runId) {
    StopSignal signal = new StopSignal();
    signals.put(runId, signal);
    return signal;
  }

  boolean has(String runId) {
    return signals.containsKey(runId);
  }

  void leave(String runId, StopSignal signal) {
    signals.remove(runId, signal);
    cutOff.remove(signal);
    if (closing) {
      synchronized (signals) {
        signals.notifyAll();
      }
    }
  }

  /** Stops a run if this node works on it. */
  void stop(String runId) {
    StopSignal signal = signals.get(runId);
    if (signal != null) {
      signal.stop();
    }
  }

  /** Of the runs that are worked on just now. */
  Set<String> ids() {
    return Set.copyOf(signals.keySet());
  }

  /** Stops all runs, since another node goes on with them. */
  void cutOff() {
    for (StopSignal signal : signals.values()) {
      cutOff.add(signal);
      signal.stop();
    }
  }

  /** Whether a run was stopped because another node goes on with it. */
  boolean isCutOff(StopSignal signal) {
    return cutOff.contains(signal);
  }

  /**
   * Lets runs come to their next wait or end, and stops those that do not in time; they go on when
   * the node starts again.
   */
  void close(Duration grace) throws InterruptedException {
    closing = true;
    long deadline = System.nanoTime() + grace.toNanos();
    synchronized (signals) {
      for (long left = grace.toMillis();
          !signals.isEmpty() && left > 0;
          left = (deadline - System.nanoTime()) / 1_000_000) {
        signals.wait(left);
      }
    }
    signals.values().forEach(StopSignal::stop);
  }

  boolean isClosing() {
    return closing;
  }
}
