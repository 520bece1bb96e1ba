package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter of a list: {@code name=Greet} equal, {@code name~gre} contains, {@code name^Gr} begins
 * with, {@code startDate>2026} after, {@code startDate<2026} before. Case does not count but for
 * equal ({@code vro-rest-api.md} §3.3).
 */
record Condition(String property, char operator, String value) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([@\\w.-]+)\\s*([=~^><])(.*)", Pattern.DOTALL);

  /** A comma begins another condition only where one follows: values hold commas too. */
  private static final Pattern AND = Pattern.compile(",(?=\\s*[@\\w.-]+\\s*[=~^><])");

  /**
   * All conditions of a request, each of which has to hold.
   *
   * @param parameters values of {@code conditions}; an empty one is no filter
   * @throws MultinodeException USAGE when one has another form
   */
  static List<Condition> parse(List<String> parameters) {
    List<Condition> conditions = new ArrayList<>();
    for (String parameter : parameters) {
      if (!parameter.isBlank()) {
        for (String text : AND.split(parameter)) {
          conditions.add(parseOne(text));
        }
      }
    }
    return conditions;
  }

  private static Condition parseOne(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "the condition '%s' is not understood; write property=value, or ~ ^ > < instead of ="
              .formatted(text));
    }
    return new Condition(matcher.group(1), matcher.group(2).charAt(0), matcher.group(3).strip());
  }

  /**
   * @param actual null when the object has no such value
   */
  boolean holds(String actual) {
    return actual != null && (matches(actual, value) || matches(actual, decoded()));
  }

  private boolean matches(String actual, String wanted) {
    String lower = actual.toLowerCase(Locale.ROOT);
    String wantedLower = wanted.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case '~' -> lower.contains(wantedLower);
      case '^' -> lower.startsWith(wantedLower);
      case '>' -> actual.compareTo(wanted) > 0;
      case '<' -> actual.compareTo(wanted) < 0;
      default -> actual.equals(wanted);
    };
  }

  /** One client encodes values twice, so {@code Disk%20space} may mean a blank. */
  private String decoded() {
    if (!value.matches("(?s).*%[0-9A-Fa-f]{2}.*")) {
      return value;
    }
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
