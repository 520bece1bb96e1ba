package dev.multinode.cli.terminal;

import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** How a result is written. */
public enum OutputFormat {
  TABLE,
  JSON,
  YAML;

  /** Reads what was given to {@code -o}. */
  public static OutputFormat parse(String text) {
    for (OutputFormat format : values()) {
      if (format.toString().equalsIgnoreCase(text)) {
        return format;
      }
    }
    throw new TypeConversionException("'%s' is none of table, json, yaml".formatted(text));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
