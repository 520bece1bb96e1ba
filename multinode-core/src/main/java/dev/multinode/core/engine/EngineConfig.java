package dev.multinode.core.engine;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;

/**
 * Settings under {@code engine} in {@code multinode.yaml}. A missing one takes its default.
 *
 * @param maxRunning how many runs work at the same time; default 300; runs that wait do not count
 * @param maxQueued how many runs may be ready and not yet working; default 10,000; beyond, starts
 *     are refused
 * @param maxDepth how deep workflows may call each other; default 50
 * @param nodeName unique among the nodes of a cluster, at most 50 characters; what a node of the
 *     same name left behind is taken over at once. Default: the host's name with four more
 *     characters, kept in {@code node.name} of the data folder; {@code single} with an embedded
 *     database, which no other node can open
 * @param heartbeat how often a node says that it lives; default 5 s
 * @param missedBeats after so many the other nodes take it for dead and go on with its runs; one
 *     before, it stops by itself; default 4; at least 2
 * @param safeMode whether the node starts without resuming any run; default false
 * @param poll how often a node looks for runs that another node made ready; default 1 s
 */
public record EngineConfig(
    Integer maxRunning,
    Integer maxQueued,
    Integer maxDepth,
    String nodeName,
    Duration heartbeat,
    Duration poll,
    Integer missedBeats,
    Boolean safeMode) {

  public EngineConfig {
    maxRunning = atLeastOne("maxRunning", maxRunning, 300);
    maxQueued = atLeastOne("maxQueued", maxQueued, 10_000);
    maxDepth = atLeastOne("maxDepth", maxDepth, 50);
    if (nodeName != null && (nodeName.isBlank() || nodeName.length() > 50)) {
      throw invalid("nodeName", nodeName, "it must have 1 to 50 characters");
    }
    heartbeat = positive("heartbeat", heartbeat, Duration.ofSeconds(5));
    poll = positive("poll", poll, Duration.ofSeconds(1));
    missedBeats = requireNonNullElse(missedBeats, 4);
    if (missedBeats < 2) {
      throw invalid("missedBeats", missedBeats, "it must be at least 2");
    }
    safeMode = requireNonNullElse(safeMode, false);
  }

  /** Every setting at its default. */
  public static EngineConfig defaults() {
    return new EngineConfig(null, null, null, null, null, null, null, null);
  }

  public EngineConfig withLimits(int running, int queued) {
    return new EngineConfig(
        running, queued, maxDepth, nodeName, heartbeat, poll, missedBeats, safeMode);
  }

  public EngineConfig withNodeName(String name) {
    return new EngineConfig(
        maxRunning, maxQueued, maxDepth, name, heartbeat, poll, missedBeats, safeMode);
  }

  /**
   * @param interval from one heartbeat to the next
   * @param missed see {@link #missedBeats}
   */
  public EngineConfig withHeartbeat(Duration interval, int missed) {
    return new EngineConfig(
        maxRunning, maxQueued, maxDepth, nodeName, interval, poll, missed, safeMode);
  }

  public EngineConfig withPoll(Duration interval) {
    return new EngineConfig(
        maxRunning, maxQueued, maxDepth, nodeName, heartbeat, interval, missedBeats, safeMode);
  }

  public EngineConfig inSafeMode() {
    return new EngineConfig(
        maxRunning, maxQueued, maxDepth, nodeName, heartbeat, poll, missedBeats, true);
  }

  private static Integer atLeastOne(String key, Integer value, int fallback) {
    if (value != null && value < 1) {
      throw invalid(key, value, "it must be at least 1");
    }
    return requireNonNullElse(value, fallback);
  }

  private static Duration positive(String key, Duration value, Duration fallback) {
    if (value != null && (value.isNegative() || value.isZero())) {
      throw invalid(key, value, "it must be above zero");
    }
    return requireNonNullElse(value, fallback);
  }

  private static MultinodeException invalid(String key, Object value, String rule) {
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID, "setting 'engine.%s' is '%s'; %s".formatted(key, value, rule));
  }
}
