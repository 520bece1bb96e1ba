package dev.multinode.cli.terminal;

import java.util.Locale;

/** How a result is written. */
public enum OutputFormat {
  TABLE,
  JSON,
  YAML;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
