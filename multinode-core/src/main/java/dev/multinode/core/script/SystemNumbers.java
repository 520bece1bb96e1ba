package dev.multinode.core.script;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** Numbers as texts, and back; always as they are written in English. */
final class SystemNumbers {
  private static final List<String> UNITS =
      List.of(" Bytes", "K Bytes", "M Bytes", "G Bytes", "T Bytes", "P Bytes");

  private SystemNumbers() {}

  static void declare(HostClass system) {
    system
        .method("formatNumber", (self, args) -> formatNumber(args))
        .method("formatBinaryValue", (self, args) -> formatBinary(args.number(0, "the value")))
        .method("hexToDecimal", (self, args) -> hexToDecimal(args))
        .method("decimalToHex", (self, args) -> decimalToHex(args))
        .method("compareVersionNumber", (self, args) -> compareVersions(args));
  }

  private static Object formatNumber(Arguments args) {
    double number = args.number(0, "the number");
    String pattern = args.need(1, "the pattern");
    try {
      return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH))
          .format(number);
    } catch (IllegalArgumentException e) {
      throw HostErrors.text(
          "%s: '%s' is no pattern of a number; write one such as '#,##0.00'"
              .formatted(args.function(), pattern));
    }
  }

  /** {@code 2K Bytes}, {@code 4.5M Bytes}: two digits after the point at most. */
  private static String formatBinary(double value) {
    if (Double.isInfinite(value)) {
      return value + UNITS.get(0);
    }
    double left = value;
    int unit = 0;
    while (Math.abs(left) >= 1024 && unit < UNITS.size() - 1) {
      left /= 1024;
      unit++;
    }
    BigDecimal shown = BigDecimal.valueOf(left).setScale(2, RoundingMode.HALF_UP);
    return shown.stripTrailingZeros().toPlainString() + UNITS.get(unit);
  }

  private static Object hexToDecimal(Arguments args) {
    String text = args.need(0, "the value").strip();
    String digits = text.regionMatches(true, 0, "0x", 0, 2) ? text.substring(2) : text;
    try {
      return new BigInteger(digits, 16).doubleValue();
    } catch (NumberFormatException e) {
      throw HostErrors.text("%s: '%s' is no hexadecimal number".formatted(args.function(), text));
    }
  }

  private static Object decimalToHex(Arguments args) {
    double number = args.number(0, "the value");
    if (Double.isInfinite(number)) {
      throw HostErrors.text(args.function() + ": the value is not finite");
    }
    return BigDecimal.valueOf(number).toBigInteger().toString(16);
  }

  /**
   * The place of the first number that differs, 1 for the first; negative when the second version
   * is the greater one, 0 when they are the same.
   */
  private static Object compareVersions(Arguments args) {
    String[] one = args.need(0, "the first version").strip().split("\\.");
    String[] other = args.need(1, "the second version").strip().split("\\.");
    for (int i = 0; i < Math.max(one.length, other.length); i++) {
      int difference = part(args, one, i).compareTo(part(args, other, i));
      if (difference != 0) {
        return (double) (difference * (i + 1));
      }
    }
    return 0.0;
  }

  private static BigInteger part(Arguments args, String[] version, int index) {
    if (index >= version.length) {
      return BigInteger.ZERO;
    }
    try {
      return new BigInteger(version[index]);
    } catch (NumberFormatException e) {
      throw HostErrors.text(
          "%s: '%s' is no version; write numbers with dots, such as 1.0.2"
              .formatted(args.function(), String.join(".", version)));
    }
  }
}
