package dev.multinode.core.remote;

/** Texts of servers, which may say anything. */
final class ServerText {
  private ServerText() {}

  /**
   * As much as a column holds; PostgreSQL refuses a character of the code zero. Null stays null.
   */
  static String cut(String text, int length) {
    if (text == null) {
      return null;
    }
    String cut = text.length() <= length ? text : text.substring(0, length);
    return cut.replace('\0', '\uFFFD');
  }
}
