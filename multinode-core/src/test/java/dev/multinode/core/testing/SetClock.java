package dev.multinode.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of day, moved on by tests. */
public final class SetClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  public void advance(Duration duration) {
    ahead = ahead.plus(duration);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
