package dev.multinode.core.cluster;

import java.util.Locale;

/** What a node is to its cluster. */
public enum NodeRole {
  /** It drives runs, watches servers, fires schedules. */
  ACTIVE,
  /** It answers requests and would take over. */
  STANDBY,
  /** Its beats stay away. */
  DEAD;

  /** As it is stored and shown. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NodeRole parse(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
