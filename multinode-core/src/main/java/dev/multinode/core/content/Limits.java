package dev.multinode.core.content;

/** How long the parts of an element may be that the store can find it by. */
final class Limits {
  private Limits() {}

  /**
   * @throws InvalidContentException naming the part that is too long
   */
  static void check(ElementInfo info) {
    check(info, "type", info.key().type().name(), 100);
    check(info, "id", info.id(), 200);
    check(info, "name", info.name(), 500);
    check(info, "version", info.version(), 100);
  }

  private static void check(ElementInfo info, String part, String text, int limit) {
    if (text.length() > limit) {
      throw new InvalidContentException(
          "element '%.80s'".formatted(info.id()),
          "its %s has %d characters, at most %d".formatted(part, text.length(), limit));
    }
  }
}
