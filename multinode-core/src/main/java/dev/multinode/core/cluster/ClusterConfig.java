package dev.multinode.core.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How this node takes part; made from the settings under {@code engine}.
 *
 * @param nodeName unique in the cluster, at most 50 characters
 * @param heartbeat how often it says that it lives
 * @param missedBeats after so many it is dead to the others; at least 2
 * @param safeMode whether it starts without resuming anything
 */
public record ClusterConfig(
    String nodeName, Duration heartbeat, int missedBeats, boolean safeMode) {
  public ClusterConfig {
    requireNonNull(nodeName);
    requireNonNull(heartbeat);
  }

  /** Without a beat for so long, the others take this node for dead. */
  Duration silence() {
    return heartbeat.multipliedBy(missedBeats);
  }

  /** Without a beat for so long, this node stops by itself: one beat before the others act. */
  Duration patience() {
    return heartbeat.multipliedBy(missedBeats - 1L);
  }
}
