package dev.multinode.core.script;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as people say them, in English: {@code tomorrow}, {@code in 3 hours}, {@code next friday}.
 */
final class SpokenDate {
  private static final Pattern DISTANCE =
      Pattern.compile("(in |\\+|-)?\\s*(\\d{1,6}|an?) ?([a-z]+?)s?( ago| from now| later)?");
  private static final Pattern NEXT = Pattern.compile("(next|last) ([a-z]+)");
  private static final Pattern TIME =
      Pattern.compile("(.*?)(?:^|\\s+at |[ t])(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?");

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "second", ChronoUnit.SECONDS,
          "minute", ChronoUnit.MINUTES,
          "hour", ChronoUnit.HOURS,
          "day", ChronoUnit.DAYS,
          "week", ChronoUnit.WEEKS,
          "month", ChronoUnit.MONTHS,
          "year", ChronoUnit.YEARS);

  private SpokenDate() {}

  /**
   * @param now what the words are meant from
   * @throws DateTimeException when the text says no date
   */
  static ZonedDateTime read(String text, ZonedDateTime now) {
    String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Matcher time = TIME.matcher(words);
    if (!time.matches()) {
      return day(words, now);
    }
    String seconds = time.group(4);
    LocalTime at =
        LocalTime.of(
            Integer.parseInt(time.group(2)),
            Integer.parseInt(time.group(3)),
            seconds == null ? 0 : Integer.parseInt(seconds));
    String date = time.group(1).isEmpty() ? "today" : time.group(1);
    return day(date, now).toLocalDate().atTime(at).atZone(now.getZone());
  }

  private static ZonedDateTime day(String words, ZonedDateTime now) {
    return switch (words) {
      case "now" -> now;
      case "today" -> now.truncatedTo(ChronoUnit.DAYS);
      case "tomorrow" -> now.plusDays(1);
      case "yesterday" -> now.minusDays(1);
      default -> {
        Optional<DayOfWeek> weekday = weekday(words);
        Matcher distance = DISTANCE.matcher(words);
        Matcher next = NEXT.matcher(words);
        if (weekday.isPresent()) {
          yield now.with(TemporalAdjusters.nextOrSame(weekday.get()));
        } else if (next.matches()) {
          yield next(next.group(2), next.group(1).equals("next"), now);
        } else if (distance.matches()) {
          yield distance(distance, now);
        }
        yield LocalDate.parse(words).atStartOfDay(now.getZone());
      }
    };
  }

  private static ZonedDateTime next(String word, boolean forward, ZonedDateTime now) {
    Optional<DayOfWeek> weekday = weekday(word);
    if (weekday.isPresent()) {
      return now.with(
          forward
              ? TemporalAdjusters.next(weekday.get())
              : TemporalAdjusters.previous(weekday.get()));
    }
    return now.plus(forward ? 1 : -1, unit(word));
  }

  private static ZonedDateTime distance(Matcher form, ZonedDateTime now) {
    long count = Character.isDigit(form.group(2).charAt(0)) ? Long.parseLong(form.group(2)) : 1;
    boolean back = "-".equals(form.group(1)) || " ago".equals(form.group(4));
    return now.plus(back ? -count : count, unit(form.group(3)));
  }

  private static ChronoUnit unit(String word) {
    ChronoUnit unit = UNITS.get(word);
    if (unit == null) {
      throw new DateTimeException("no unit of time");
    }
    return unit;
  }

  private static Optional<DayOfWeek> weekday(String word) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
