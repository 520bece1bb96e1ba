package dev.multinode.core.engine;

import dev.multinode.core.script.StopSignal;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this node works on just now, so that they can be stopped. */
final class ActiveRuns {
  private final Map<String, StopSignal> signals = new ConcurrentHashMap<>();
  private volatile boolean closing;

  @Inject
  ActiveRuns() {}

  StopSignal enter(String runId) {
    StopSignal signal = new StopSignal();
    signals.put(runId, signal);
    if (closing) {
      signal.stop();
    }
    return signal;
  }

  void leave(String runId, StopSignal signal) {
    signals.remove(runId, signal);
  }

  /** Stops a run if this node works on it. */
  void stop(String runId) {
    StopSignal signal = signals.get(runId);
    if (signal != null) {
      signal.stop();
    }
  }

  /** Stops all of them; what is stopped goes on when the node starts again. */
  void stopAll() {
    closing = true;
    signals.values().forEach(StopSignal::stop);
  }

  boolean isClosing() {
    return closing;
  }
}
