package dev.multinode.core.rest;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a client asks of a list: filter, order, page ({@code vro-rest-api.md} §3.3). Every list
 * honours all of it exactly; real servers do not, and clients suffer from that.
 *
 * @param sortOrders {@code +name} or {@code -name}, the first one counts most
 * @param keys the attributes to show; empty for all
 */
record ListQuery(
    List<Condition> conditions, List<String> sortOrders, int start, int max, List<String> keys) {

  /**
   * @throws MultinodeException USAGE for a condition or a number in another form
   */
  static ListQuery of(Request request) {
    List<String> orders =
        Stream.of("sortOrders", "sortOrder")
            .flatMap(name -> request.queries(name).stream())
            .filter(order -> !order.isBlank())
            .map(ListQuery::signed)
            .toList();
    return new ListQuery(
        Condition.parse(request.queries("conditions")),
        orders,
        number(request, "startIndex", 0),
        number(request, "maxResult", Integer.MAX_VALUE),
        request.queries("keys").stream().filter(key -> !key.isBlank()).toList());
  }

  /** A whole number that is not negative. */
  static int number(Request request, String name, int fallback) {
    String text = request.query(name).orElse("");
    return text.isBlank() ? fallback : (int) Math.min(whole(name, text), Integer.MAX_VALUE);
  }

  /**
   * @throws MultinodeException USAGE unless the text is a whole number of 0 or more
   */
  static long whole(String name, String text) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, with the negative ones
    }
    throw new MultinodeException(
        ErrorCode.USAGE,
        "'%s' is '%s'; it must be a whole number of 0 or more".formatted(name, text));
  }

  /** A plus sign that was not encoded arrives as a blank. */
  private static String signed(String order) {
    char first = order.charAt(0);
    return first == '-' || first == '+' ? order : "+" + order.strip();
  }

  /**
   * The links that match, in the order asked for.
   *
   * @param properties what conditions and orders may name
   * @throws MultinodeException USAGE for another property: everything would be a wrong answer
   */
  List<Link> filter(List<Link> all, Set<String> properties) {
    conditions.forEach(condition -> check(condition.property(), properties));
    Stream<Link> links =
        all.stream()
            .filter(
                link ->
                    conditions.stream()
                        .allMatch(
                            condition ->
                                condition.holds(link.attributes().get(condition.property()))));
    Comparator<Link> order = null;
    for (String sortOrder : sortOrders) {
      String property = sortOrder.substring(1);
      check(property, properties);
      Comparator<Link> next =
          Comparator.comparing(
              link -> link.attributes().get(property),
              Comparator.nullsFirst(Comparator.<String>naturalOrder()));
      next = sortOrder.charAt(0) == '-' ? next.reversed() : next;
      order = order == null ? next : order.thenComparing(next);
    }
    return (order == null ? links : links.sorted(order)).toList();
  }

  /** The page of a list that matches. */
  <T> List<T> page(List<T> matching) {
    int from = Math.min(start, matching.size());
    return matching.subList(from, (int) Math.min((long) from + max, matching.size()));
  }

  private static void check(String property, Set<String> properties) {
    if (!properties.contains(property)) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "this list has no property '%s'; it has %s"
              .formatted(property, String.join(", ", new TreeSet<>(properties))));
    }
  }
}
