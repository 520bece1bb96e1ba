package dev.multinode.core.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which plug-in provides a name that scripts use. Nothing is made up for a plug-in that is not
 * here; this is for the message only.
 */
public final class PluginNames {
  private static final String TABLE = "plugin-names.txt";

  /** Plug-ins by name, or by the beginning of one, with a star behind. */
  private static final Map<String, String> PATTERNS = read();

  private PluginNames() {}

  /**
   * @param name a global name of a script, or a module of actions
   * @return the name of the plug-in; empty when no known one provides it
   */
  public static Optional<String> pluginOf(String name) {
    String exact = PATTERNS.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return PATTERNS.keySet().stream()
        .filter(pattern -> pattern.endsWith("*"))
        .filter(pattern -> name.startsWith(pattern.substring(0, pattern.length() - 1)))
        .max(Comparator.comparingInt(String::length))
        .map(PATTERNS::get);
  }

  /** What whoever uses such a name is told. */
  static String missing(String name, String plugin) {
    return "'%s' is provided by the plug-in %s, which this node does not have; install it, or run this on a server that has it"
        .formatted(name, plugin);
  }

  private static Map<String, String> read() {
    Map<String, String> patterns = new HashMap<>();
    try (InputStream table = PluginNames.class.getResourceAsStream(TABLE)) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int colon = line.indexOf(':');
                for (String pattern : line.substring(colon + 1).strip().split(" +")) {
                  patterns.put(pattern, line.substring(0, colon));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException("the table of plug-ins cannot be read", e);
    }
    return Map.copyOf(patterns);
  }
}
