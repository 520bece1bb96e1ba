package dev.multinode.cli.terminal;

/** Makes text from elsewhere safe for a terminal: names on a server may hold escape sequences. */
public final class Printable {
  private Printable() {}

  /** One line: control characters become blanks. */
  public static String line(String text) {
    return replaceControls(text, false);
  }

  /** Any number of lines: control characters but line ends and tabs become blanks. */
  public static String lines(String text) {
    return replaceControls(text, true);
  }

  private static String replaceControls(String text, boolean keepLines) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean kept = keepLines && (c == '\n' || c == '\t');
      safe.append(Character.isISOControl(c) && !kept ? ' ' : c);
    }
    return safe.toString();
  }
}
