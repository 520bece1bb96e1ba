package dev.multinode.core.engine;

import dev.multinode.core.cluster.ClusterRole;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import jakarta.inject.Inject;

/**
 * Refuses starts while too many runs are queued. Counting costs a query, so a count is used for a
 * while, with the starts since then added; near the limit it is counted anew.
 */
final class StartGate {
  private static final long COUNT_IS_GOOD_FOR_NANOS = 250_000_000;

  private final RunDriver driver;
  private final int limit;
  private final ClusterRole role;
  private int queued;
  private long countedAt = System.nanoTime() - COUNT_IS_GOOD_FOR_NANOS;

  @Inject
  StartGate(RunDriver driver, EngineConfig config, ClusterRole role) {
    this.driver = driver;
    limit = config.maxQueued();
    this.role = role;
  }

  /**
   * @throws MultinodeException UNAVAILABLE when this node is cut off, and can find out nothing
   */
  void check() {
    role.trouble()
        .ifPresent(
            why -> {
              throw new MultinodeException(
                  ErrorCode.UNAVAILABLE, "nothing was started, try again later: " + why);
            });
  }

  /**
   * @throws MultinodeException BUSY when the queue is full
   */
  synchronized void pass() {
    long now = System.nanoTime();
    if (queued >= limit || now - countedAt >= COUNT_IS_GOOD_FOR_NANOS) {
      queued = driver.queued();
      countedAt = now;
    }
    if (queued >= limit) {
      throw new MultinodeException(
          ErrorCode.BUSY,
          "%d runs are queued on this node, the limit 'engine.maxQueued'; nothing was started, try again later"
              .formatted(queued));
    }
    queued++;
  }
}
