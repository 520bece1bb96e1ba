package dev.multinode.core.rest;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows down guessing. After ten wrong passwords in a row for a user, one more is checked per
 * second; the rest is refused unchecked. Passwords that were right before do not come here, so a
 * client that is at work is never locked out by someone who guesses.
 */
final class FailedLogins {
  private static final int FREE = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final InstantSource time;
  private final Cache<String, Failures> byUser =
      CacheBuilder.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofMinutes(15))
          .build();

  private record Failures(int count, Instant next) {}

  FailedLogins(InstantSource time) {
    this.time = time;
  }

  /** Whether a password of the user may be checked now. Each true counts as one failure. */
  boolean mayTry(String user) {
    Instant now = time.instant();
    boolean[] allowed = {true};
    byUser
        .asMap()
        .compute(
            user,
            (name, before) -> {
              if (before == null) {
                return new Failures(1, now);
              }
              if (before.count() >= FREE && now.isBefore(before.next())) {
                allowed[0] = false;
                return before;
              }
              return new Failures(before.count() + 1, now.plus(PAUSE));
            });
    return allowed[0];
  }

  /** The password was right. */
  void forget(String user) {
    byUser.invalidate(user);
  }
}
