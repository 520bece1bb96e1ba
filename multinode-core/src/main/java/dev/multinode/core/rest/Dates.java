package dev.multinode.core.rest;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Dates as vRO 8 writes them: {@code 2026-02-03T04:05:06.789+00:00}. */
final class Dates {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Dates() {}

  static String iso(Instant at) {
    return FORM.format(at);
  }

  /**
   * Milliseconds since 1970, or an ISO date.
   *
   * @throws MultinodeException USAGE when the text is neither
   */
  static Instant parse(String text) {
    return millis(text)
        .orElseGet(
            () -> {
              try {
                return OffsetDateTime.parse(text.strip()).toInstant();
              } catch (DateTimeParseException e) {
                throw new MultinodeException(
                    ErrorCode.USAGE,
                    "'%s' is no time; send milliseconds since 1970 or an ISO date".formatted(text),
                    e);
              }
            });
  }

  private static Optional<Instant> millis(String text) {
    try {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text.strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
