package dev.multinode.core.schedule;

import java.util.Locale;

/** The states of the vRO API ({@code vro-rest-api.md} §5.13). */
public enum TaskState {
  /** Waits for its next time. */
  PENDING,
  /** The last run that it began has not ended. */
  RUNNING,
  SUSPENDED,
  /** No time is to come. */
  FINISHED,
  CANCELED,
  /** Its only run could not be started. */
  ERROR;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TaskState parse(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /** Whether nothing comes any more, whatever is done to the task. */
  public boolean isOver() {
    return this == FINISHED || this == CANCELED || this == ERROR;
  }
}
