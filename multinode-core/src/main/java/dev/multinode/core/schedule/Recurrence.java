package dev.multinode.core.schedule;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a task runs.
 *
 * <p>A pattern says at which times within each minute, hour, day, week or month: {@code 0,30},
 * {@code 15:00}, {@code 06:30,18:00}, {@code Mon 06:30}, {@code last 18:00}. Multinode's own is an
 * asterisk, a slash and a number N: every N minutes, hours, days, weeks or months from the start
 * date on, and that with 1 is what a task without a pattern has. Days and more are counted in local
 * time, so that a task keeps its hour over a change of the clocks.
 *
 * @param pattern empty for a one-time task
 * @param zone of days and hours
 * @param start no run is before; to the millisecond
 * @param end no run is after; null for none
 */
public record Recurrence(Cycle cycle, String pattern, ZoneId zone, Instant start, Instant end) {
  private static final String EACH = "*/1";
  private static final Pattern EVERY = Pattern.compile("\\*/([1-9][0-9]{0,5})");

  public Recurrence {
    requireNonNull(zone);
    start = start.truncatedTo(ChronoUnit.MILLIS);
    if (cycle == Cycle.ONE_TIME) {
      pattern = "";
    } else if (pattern == null || pattern.isBlank()) {
      pattern = EACH;
    } else if (!EVERY.matcher(pattern.strip()).matches()) {
      Times.parse(cycle, pattern);
    }
    pattern = pattern.strip();
    if (end != null && end.isBefore(start)) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "the task would end at %s, before it starts at %s; correct one of the two"
              .formatted(end, start));
    }
  }

  /** Once, at a time. */
  public static Recurrence once(Instant at) {
    return new Recurrence(Cycle.ONE_TIME, "", ZoneId.of("UTC"), at, null);
  }

  /** The first time of all; empty when the end is before it. */
  public Optional<Instant> first() {
    return after(start.minusMillis(1));
  }

  /** The first time after a moment; empty when there is none. */
  public Optional<Instant> after(Instant moment) {
    Instant since = moment.isBefore(start) ? start.minusMillis(1) : moment;
    Instant next = next(since);
    return next == null || end != null && next.isAfter(end) ? Optional.empty() : Optional.of(next);
  }

  /** So many of the next times. */
  public List<Instant> after(Instant moment, int count) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = after(moment);
    while (next.isPresent() && times.size() < count) {
      times.add(next.get());
      next = after(next.get());
    }
    return times;
  }

  private Instant next(Instant since) {
    if (cycle == Cycle.ONE_TIME) {
      return since.isBefore(start) ? start : null;
    }
    Matcher every = EVERY.matcher(pattern);
    return every.matches()
        ? interval(since, Integer.parseInt(every.group(1)))
        : Times.parse(cycle, pattern).after(since, zone);
  }

  private Instant interval(Instant since, int step) {
    if (since.isBefore(start)) {
      return start;
    }
    LocalDateTime local = start.atZone(zone).toLocalDateTime();
    boolean onClock = cycle.unit().isTimeBased();
    long passed =
        onClock
            ? cycle.unit().between(start, since)
            : cycle.unit().between(local, since.atZone(zone).toLocalDateTime());
    // one back, since what a change of the clocks moved may still be to come
    for (long count = Math.max(0, passed / step - 1); ; count++) {
      Instant time =
          onClock
              ? start.plus(count * step, cycle.unit())
              : ZonedDateTime.of(local.plus(count * step, cycle.unit()), zone).toInstant();
      if (time.isAfter(since)) {
        return time;
      }
    }
  }
}
