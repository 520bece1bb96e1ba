package dev.multinode.core.schedule;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How often a task runs, in the words of the vRO API ({@code vro-rest-api.md} §5.13). */
public enum Cycle {
  /** At the start date, and never again. */
  ONE_TIME(null, ""),
  EVERY_MINUTES(ChronoUnit.MINUTES, "seconds, such as '0' or '0,30'"),
  EVERY_HOURS(ChronoUnit.HOURS, "minutes and seconds, such as '15' or '0:00,30:00'"),
  EVERY_DAYS(ChronoUnit.DAYS, "times, such as '06:30' or '06:00:00,18:00:00'"),
  EVERY_WEEKS(ChronoUnit.WEEKS, "days and times, such as 'Mon 06:30,Fri 18:00:00'"),
  EVERY_MONTHS(ChronoUnit.MONTHS, "days and times, such as '1 06:30,last 18:00:00'");

  private final ChronoUnit unit;
  private final String form;

  Cycle(ChronoUnit unit, String form) {
    this.unit = unit;
    this.form = form;
  }

  /** Null for {@link #ONE_TIME}. */
  ChronoUnit unit() {
    return unit;
  }

  /** What a pattern looks like, for messages. */
  String form() {
    return form;
  }

  /** As the API writes it: {@code every-days}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws MultinodeException INPUT_INVALID for another word
   */
  public static Cycle parse(String wire) {
    return Arrays.stream(values())
        .filter(cycle -> cycle.wire().equalsIgnoreCase(wire.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.INPUT_INVALID,
                    "'%s' is no cycle of a task; use %s"
                        .formatted(
                            wire,
                            Arrays.stream(values())
                                .map(Cycle::wire)
                                .collect(Collectors.joining(", ")))));
  }
}
