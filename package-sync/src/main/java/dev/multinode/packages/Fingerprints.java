package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Locale;

/** The SHA-256 of a certificate, as people copy it. */
final class Fingerprints {
  private Fingerprints() {}

  /**
   * @return 64 lower-case hex digits
   * @throws MultinodeException USAGE when it is no SHA-256
   */
  static String parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[:\\s]", "");
    if (!plain.matches("[0-9a-f]{64}")) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "this is no SHA-256 of a certificate; give its 64 hex digits, as 'multinode package"
              + " verify FILE' shows them");
    }
    return plain;
  }
}
