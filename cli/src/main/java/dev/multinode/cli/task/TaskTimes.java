package dev.multinode.cli.task;

import dev.multinode.cli.terminal.DurationConverter;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

/** When a task is to run, as a person types it. */
final class TaskTimes {
  private static final Pattern EVERY = Pattern.compile("([1-9][0-9]{0,5})(mo|m|h|d|w)");
  private static final Map<String, String> CYCLES =
      Map.of(
          "m", "every-minutes",
          "h", "every-hours",
          "d", "every-days",
          "w", "every-weeks",
          "mo", "every-months");
  private static final String FORM =
      " as 2026-11-21T06:30 in the time zone, 2026-11-21T06:30:00Z, or +2h";

  private final InstantSource clock = InstantSource.system();

  @Option(names = "--at", paramLabel = "TIME", description = "Run once, at a time" + FORM + ".")
  private String at;

  @Option(
      names = "--every",
      paramLabel = "INTERVAL",
      description = "Run again and again: 15m, 1h, 1d, 2w or 1mo from the start on.")
  private String every;

  @Option(
      names = "--times",
      paramLabel = "TIMES",
      description = {
        "At these times of each minute, hour, day, week or month, with --every 1m, 1h, 1d, 1w or"
            + " 1mo: '0,30', '15:00,45:00', '06:30,18:00', 'Mon 06:30,Fri 18:00', '1 06:30,last"
            + " 18:00'."
      })
  private String times;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "Not before this time" + FORM + ". Default: now.")
  private String start;

  @Option(names = "--until", paramLabel = "TIME", description = "Not after this time.")
  private String until;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone, such as Europe/Berlin. Default: that of this machine.")
  private String zone;

  /**
   * Writes the fields of a task.
   *
   * @throws MultinodeException USAGE for what is no time
   */
  void into(ObjectNode task) {
    if ((at == null) == (every == null)) {
      throw usage("say when: --at TIME for once, or --every INTERVAL for again and again");
    }
    if (at != null) {
      if (times != null || start != null || until != null) {
        throw usage("--times, --start and --until go with --every; --at is once");
      }
      task.put("recurrence-cycle", "one-time");
      task.put("recurrence-start-date", instant("--at", at).toString());
      return;
    }
    Matcher interval = EVERY.matcher(every);
    if (!interval.matches()) {
      throw usage("'%s' is no interval; write --every 15m, 1h, 1d, 2w or 1mo".formatted(every));
    }
    if (times != null && !interval.group(1).equals("1")) {
      throw usage("--times goes with an interval of 1, such as --every 1" + interval.group(2));
    }
    task.put("recurrence-cycle", CYCLES.get(interval.group(2)));
    task.put("recurrence-pattern", times == null ? "*/" + interval.group(1) : times);
    task.put("time-zone", zone().getId());
    Instant first = start == null ? clock.instant() : instant("--start", start);
    task.put("recurrence-start-date", first.toString());
    if (until != null) {
      task.put("recurrence-end-date", instant("--until", until).toString());
    }
  }

  private Instant instant(String option, String text) {
    try {
      if (text.startsWith("+")) {
        return clock.instant().plus(new DurationConverter().convert(text.substring(1)));
      }
      return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone()).toInstant();
    } catch (DateTimeException | TypeConversionException e) {
      throw usage("'%s' is no time for %s; write it%s".formatted(text, option, FORM));
    }
  }

  private ZoneId zone() {
    try {
      return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw usage("'%s' is no time zone; write one such as Europe/Berlin or UTC".formatted(zone));
    }
  }

  private static MultinodeException usage(String message) {
    return new MultinodeException(ErrorCode.USAGE, message);
  }
}
