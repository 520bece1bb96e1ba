package dev.multinode.core.script;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a command into words. Nothing is expanded: there is no shell. */
final class CommandLine {
  private CommandLine() {}

  /**
   * @param text words between blanks; one with blanks is in single or double quotes; a backslash
   *     takes the next character as it is, but not in single quotes
   * @throws IllegalArgumentException when a quote is not closed
   */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        continue;
      }
      if (word == null) {
        word = new StringBuilder();
      }
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        i++;
        word.append(text.charAt(i));
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("Command: a quote (%s) is not closed".formatted(quote));
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }
}
