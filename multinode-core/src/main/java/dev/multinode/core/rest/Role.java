package dev.multinode.core.rest;

import java.util.Locale;

/** What a user of the node may do. */
public enum Role {
  /** Everything. */
  ADMIN,
  /** Read everything, change and start nothing. */
  VIEWER;

  /** As it is stored and shown: {@code admin}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role parse(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
