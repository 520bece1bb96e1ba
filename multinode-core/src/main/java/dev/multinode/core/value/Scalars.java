package dev.multinode.core.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts of numbers, booleans and dates, as the wire forms share them. */
final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|NaN|-?Infinity");
  private static final Pattern MILLIS = Pattern.compile("-?\\d{1,18}");

  /** Milliseconds always, and {@code +00:00} for UTC ({@code vro-rest-api.md} §3.4). */
  private static final DateTimeFormatter ISO_WRITE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Seconds and the offset may be missing; the offset is Z, +0000, +00:00 or +00. */
  private static final DateTimeFormatter ISO_READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .parseDefaulting(java.time.temporal.ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  private Scalars() {}

  static Optional<Double> number(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(Double.valueOf(stripped))
        : Optional.empty();
  }

  /** Empty for everything but {@code true} and {@code false}, in any case. */
  static Optional<Boolean> truth(String text) {
    String stripped = text.strip();
    if (stripped.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    return stripped.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }

  /**
   * Reads ISO-8601 with or without a time, or milliseconds since 1970; UTC when no zone is given.
   */
  static Optional<Instant> date(String text) {
    String stripped = text.strip();
    if (MILLIS.matcher(stripped).matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(stripped)));
    }
    try {
      return Optional.of(
          stripped.length() == 10
              ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(stripped, ISO_READ).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String isoDate(Instant at) {
    return ISO_WRITE.format(at);
  }

  /** Whether a long holds the same number; 2^53 is where doubles stop being exact. */
  static boolean isWhole(double number) {
    return number == Math.rint(number)
        && Math.abs(number) <= 9_007_199_254_740_992d
        && !(number == 0 && 1 / number < 0);
  }
}
