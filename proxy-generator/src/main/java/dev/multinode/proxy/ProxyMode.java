package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.List;
import java.util.Locale;

/** Whether a proxy waits for the remote run. */
public enum ProxyMode {
  /** It waits, and gives the outputs of the remote run. */
  SYNC(List.of("script", "waiting-event", "script")),
  /** It gives a token at once. */
  ASYNC(List.of("script"));

  private final List<String> items;

  ProxyMode(List<String> items) {
    this.items = items;
  }

  /** The kinds of its items, in their order. */
  public List<String> items() {
    return items;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ProxyMode parse(String word) {
    for (ProxyMode mode : values()) {
      if (mode.word().equals(word)) {
        return mode;
      }
    }
    throw new MultinodeException(
        ErrorCode.USAGE, "mode '%s' is neither 'sync' nor 'async'".formatted(word));
  }
}
