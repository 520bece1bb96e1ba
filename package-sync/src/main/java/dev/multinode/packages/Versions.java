package dev.multinode.packages;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Compares the versions of elements: dotted numbers, of which missing ones are zero. */
final class Versions {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,100}");

  private Versions() {}

  /** Below, at or above zero, as for a comparator; parts that are no numbers compare as texts. */
  static int compare(String first, String second) {
    String[] left = first.strip().split("\\.");
    String[] right = second.strip().split("\\.");
    for (int index = 0; index < Math.max(left.length, right.length); index++) {
      int order = compareParts(part(left, index), part(right, index));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty() ? parts[index] : "0";
  }

  private static int compareParts(String left, String right) {
    boolean numbers = NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches();
    return numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
  }
}
