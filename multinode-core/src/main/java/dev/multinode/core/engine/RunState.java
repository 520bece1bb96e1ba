package dev.multinode.core.engine;

import java.util.Locale;
import java.util.Optional;

/** The eight states of the vRO API ({@code vro-rest-api.md} §5.4.4). */
public enum RunState {
  INITIALIZING,
  RUNNING,
  /** Waits for a person. */
  WAITING,
  /** Waits for an event or for a time. */
  WAITING_SIGNAL,
  SUSPENDED,
  COMPLETED,
  FAILED,
  CANCELED;

  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELED;
  }

  /** As the API writes it: {@code waiting-signal}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for a word that is none of the eight; such a state of a remote is not final. */
  public static Optional<RunState> parse(String wire) {
    for (RunState state : values()) {
      if (state.wire().equalsIgnoreCase(wire)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
