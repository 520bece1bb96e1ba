package dev.multinode.core.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that all nodes agree on: this node's clock, corrected by how far it is off the clock of
 * the database. With an embedded database it is never corrected.
 */
@Singleton
public final class ClusterClock implements InstantSource {
  /** Differences below it are as likely those of the measurement. */
  private static final Duration NOISE = Duration.ofMillis(20);

  private final InstantSource own;
  private volatile Duration correction = Duration.ZERO;

  @Inject
  ClusterClock() {
    this(InstantSource.system());
  }

  /**
   * @param own what is to be corrected
   */
  public ClusterClock(InstantSource own) {
    this.own = own;
  }

  @Override
  public Instant instant() {
    return own.instant().plus(correction);
  }

  /** This node's clock as it is. */
  Instant uncorrected() {
    return own.instant();
  }

  /**
   * Takes a measurement.
   *
   * @param ahead how far this node's clock is ahead of the database
   * @param doubt how far off the measurement may be
   */
  void measured(Duration ahead, Duration doubt) {
    Duration change = ahead.negated().minus(correction).abs();
    if (change.compareTo(NOISE) > 0 && change.compareTo(doubt) > 0) {
      correction = ahead.negated();
    }
  }
}
