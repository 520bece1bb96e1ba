package dev.multinode.core.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as vRO 8 writes them: {@code 2026-02-03T04:05:06.789+00:00}. */
final class Dates {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Dates() {}

  static String iso(Instant at) {
    return FORM.format(at);
  }
}
