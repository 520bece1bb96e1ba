package dev.multinode.core.script;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;

/** Dates as texts, and back, in the time zone of the node; names are English. */
final class SystemDates {
  private static final String PATTERN = "yyyy-MM-dd HH:mm:ss";
  private static final String[] UNITS = {"day", "hour", "minute", "second", "millisecond"};
  private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1000, 1};

  private SystemDates() {}

  static void declare(HostClass system) {
    system
        .method("getCurrentTime", (self, args) -> (double) self.run().clock().millis())
        .method("formatDate", (self, args) -> formatDate(args))
        .method("getDateFromFormat", SystemDates::parse)
        .method("getDate", SystemDates::natural)
        .method("formatDuration", (self, args) -> formatDuration(args));
  }

  private static Object formatDate(Arguments args) {
    if (args.get(0) == null) {
      return null;
    }
    SimpleDateFormat format = format(args, args.need(1, "the format"));
    return format.format(new Date(args.date(0, "the date").toEpochMilli()));
  }

  private static Object parse(Self self, Arguments args) {
    String text = args.need(0, "the text");
    String pattern = args.get(1) == null ? PATTERN : args.text(1);
    try {
      return self.date(format(args, pattern).parse(text).toInstant());
    } catch (ParseException e) {
      throw HostErrors.text(
          "%s: '%s' is not of the form '%s'".formatted(args.function(), text, pattern));
    }
  }

  private static SimpleDateFormat format(Arguments args, String pattern) {
    try {
      return new SimpleDateFormat(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw HostErrors.text(
          "%s: '%s' is no pattern of a date; write one such as '%s'"
              .formatted(args.function(), pattern, PATTERN));
    }
  }

  private static Object natural(Self self, Arguments args) {
    String text = args.need(0, "the text");
    Instant from =
        args.get(1) == null ? self.run().clock().instant() : args.date(1, "the reference date");
    try {
      return self.date(SpokenDate.read(text, from.atZone(ZoneId.systemDefault())).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      throw HostErrors.text(
          ("%s: '%s' is no date; write one such as 'tomorrow', 'in 3 hours', '2 weeks ago',"
                  + " 'next monday', '2026-12-24' or '2026-12-24 18:30'")
              .formatted(args.function(), text));
    }
  }

  /** {@code 2 hours 5 seconds}; with zeros, all units from days on are there. */
  private static Object formatDuration(Arguments args) {
    long left = Math.abs((long) args.number(0, "the time in milliseconds"));
    boolean millis = args.truth(1);
    boolean zeros = args.truth(2);
    StringBuilder text = new StringBuilder();
    int units = millis ? UNITS.length : UNITS.length - 1;
    for (int i = 0; i < units; i++) {
      long count = left / MILLIS[i];
      left %= MILLIS[i];
      boolean last = i == units - 1 && text.length() == 0;
      if (count > 0 || zeros || last) {
        text.append(text.length() == 0 ? "" : " ").append(count).append(' ').append(UNITS[i]);
        text.append(count == 1 ? "" : "s");
      }
    }
    return text.toString();
  }
}
