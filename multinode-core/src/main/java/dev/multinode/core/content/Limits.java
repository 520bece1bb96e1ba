package dev.multinode.core.content;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/** How long the parts of an element may be that the store can find it by. */
final class Limits {
  private Limits() {}

  /**
   * @throws MultinodeException CONTENT_INVALID, naming the part that is too long
   */
  static void check(ElementInfo info) {
    check(info, "type", info.key().type().name(), 100);
    check(info, "id", info.id(), 200);
    check(info, "name", info.name(), 500);
    check(info, "version", info.version(), 100);
  }

  private static void check(ElementInfo info, String part, String text, int limit) {
    if (text.length() > limit) {
      throw new MultinodeException(
          ErrorCode.CONTENT_INVALID,
          "element '%.80s' cannot be stored: its %s has %d characters, at most %d; shorten it"
              .formatted(info.id(), part, text.length(), limit));
    }
  }
}
