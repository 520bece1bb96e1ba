package dev.multinode.core.schedule;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The times of a pattern within each of its periods: the seconds of a minute, the days of a month.
 *
 * <p>A local time that the clocks leave out is as much later as they jump; one that they show twice
 * counts once, the first time. A day that a month does not have is its last one.
 */
final class Times {
  private final Cycle cycle;

  /** From the start of a period to a time in it. */
  private final List<Function<ZonedDateTime, ZonedDateTime>> times = new ArrayList<>();

  private Times(Cycle cycle) {
    this.cycle = cycle;
  }

  /**
   * @param pattern a comma between any two times; not blank
   * @throws MultinodeException INPUT_INVALID when it does not have the form of the cycle
   */
  static Times parse(Cycle cycle, String pattern) {
    Times times = new Times(cycle);
    for (String part : pattern.split(",")) {
      try {
        times.times.add(time(cycle, part.strip()));
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new MultinodeException(
            ErrorCode.INPUT_INVALID,
            "'%s' is no recurrence pattern of '%s'; write %s"
                .formatted(pattern, cycle.wire(), cycle.form()),
            e);
      }
    }
    return times;
  }

  /** The first of the times after a moment. */
  Instant after(Instant moment, ZoneId zone) {
    ZonedDateTime period = start(moment.atZone(zone));
    // a time that was moved by a change of the clocks may fall into the period behind its own
    for (int i = -1; ; i++) {
      ZonedDateTime start = plus(period, i);
      Optional<Instant> first =
          times.stream()
              .map(time -> time.apply(start).toInstant())
              .filter(time -> time.isAfter(moment))
              .min(Comparator.naturalOrder());
      if (first.isPresent()) {
        return first.get();
      }
    }
  }

  private ZonedDateTime start(ZonedDateTime moment) {
    return switch (cycle) {
      case EVERY_MINUTES -> moment.truncatedTo(ChronoUnit.MINUTES);
      case EVERY_HOURS -> moment.truncatedTo(ChronoUnit.HOURS);
      case EVERY_WEEKS ->
          moment
              .truncatedTo(ChronoUnit.DAYS)
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case EVERY_MONTHS ->
          moment.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.firstDayOfMonth());
      default -> moment.truncatedTo(ChronoUnit.DAYS);
    };
  }

  private ZonedDateTime plus(ZonedDateTime period, int count) {
    return period.plus(count, cycle.unit());
  }

  private static Function<ZonedDateTime, ZonedDateTime> time(Cycle cycle, String text) {
    return switch (cycle) {
      case EVERY_MINUTES -> {
        int second = LocalTime.MIN.withSecond(Integer.parseInt(text)).getSecond();
        yield period -> period.plusSeconds(second);
      }
      case EVERY_HOURS -> {
        String[] parts = text.split(":", 2);
        LocalTime time =
            LocalTime.of(
                0,
                Integer.parseInt(parts[0].strip()),
                parts.length == 1 ? 0 : Integer.parseInt(parts[1].strip()));
        yield period -> period.plusMinutes(time.getMinute()).plusSeconds(time.getSecond());
      }
      case EVERY_DAYS -> {
        LocalTime time = clock(text);
        yield period -> at(period.toLocalDate(), time, period.getZone());
      }
      case EVERY_WEEKS -> {
        String[] parts = words(text);
        DayOfWeek day = day(parts[0]);
        LocalTime time = clock(parts[1]);
        yield period ->
            at(
                period.toLocalDate().with(TemporalAdjusters.nextOrSame(day)),
                time,
                period.getZone());
      }
      case EVERY_MONTHS -> {
        String[] parts = words(text);
        int day = parts[0].equalsIgnoreCase("last") ? 31 : Integer.parseInt(parts[0]);
        if (day < 1 || day > 31) {
          throw new IllegalArgumentException("no day of a month");
        }
        LocalTime time = clock(parts[1]);
        yield period -> {
          LocalDate month = period.toLocalDate();
          return at(
              month.withDayOfMonth(Math.min(day, month.lengthOfMonth())), time, period.getZone());
        };
      }
      default -> throw new IllegalArgumentException("a one-time task has no pattern");
    };
  }

  private static ZonedDateTime at(LocalDate date, LocalTime time, ZoneId zone) {
    return ZonedDateTime.of(date, time, zone);
  }

  private static String[] words(String text) {
    String[] parts = text.split("\\s+");
    if (parts.length != 2) {
      throw new IllegalArgumentException("a day and a time are expected");
    }
    return parts;
  }

  private static LocalTime clock(String text) {
    return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
  }

  private static DayOfWeek day(String text) {
    String word = text.toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.length() >= 3 && day.name().startsWith(word)) {
        return day;
      }
    }
    throw new IllegalArgumentException("no day of the week");
  }
}
