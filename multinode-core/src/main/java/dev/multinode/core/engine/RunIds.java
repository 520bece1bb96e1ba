package dev.multinode.core.engine;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids of runs: UUIDs of version 7, which begin with the time. So what is written together lies
 * together in the indexes, and a commit touches a few pages of them instead of one per run.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>
 */
final class RunIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunIds() {}

  /**
   * @param millis the time since 1970
   */
  static String next(long millis) {
    long random = RANDOM.nextLong();
    long head = millis << 16 | 0x7000 | random & 0xFFF;
    long tail = 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2;
    return new UUID(head, tail).toString();
  }
}
