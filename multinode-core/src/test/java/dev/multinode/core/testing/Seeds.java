package dev.multinode.core.testing;

import java.security.SecureRandom;
import java.util.stream.LongStream;

/**
 * Seeds for tests that play with chance: new ones each time. {@code -Dmultinode.seed=N} repeats
 * one, {@code -Pnightly} tries more.
 */
public final class Seeds {
  private static final int BOUND = 1_000_000; // short enough to be typed

  private Seeds() {}

  /** Whether there is time for more. */
  public static boolean nightly() {
    return Boolean.getBoolean("multinode.nightly");
  }

  /**
   * What to try, printed.
   *
   * @param test what the seeds are for
   * @param few how many in an ordinary build
   * @param many how many in the nightly one
   */
  public static LongStream of(Class<?> test, int few, int many) {
    Long asked = Long.getLong("multinode.seed");
    LongStream seeds =
        asked != null
            ? LongStream.of(asked)
            : new SecureRandom().ints(nightly() ? many : few, 0, BOUND).asLongStream();
    return seeds.peek(
        seed -> System.out.printf("%s: -Dmultinode.seed=%d%n", test.getSimpleName(), seed));
  }
}
