package dev.multinode.core.remote;

import dev.multinode.core.remote.VroClient.Item;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what servers of all versions answer: {@code link} or bare arrays, {@code attributes} or
 * {@code attribute}, values that are missing, dates in every form ({@code vro-rest-api.md} §3, §8).
 */
final class VroJson {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

  private VroJson() {}

  /** The entries of a list, navigation links (without attributes) left out. */
  static List<Item> items(JsonNode list) {
    List<Item> items = new ArrayList<>();
    for (JsonNode entry : entries(list)) {
      Map<String, String> attributes = attributes(entry);
      if (!attributes.isEmpty()) {
        items.add(
            new Item(entry.path("href").asString(""), entry.path("rel").asString(""), attributes));
      }
    }
    return items;
  }

  /** The number of all matches as the server says; -1 when it does not. */
  static int total(JsonNode list) {
    JsonNode total = list.path("total");
    if (total.isMissingNode()) {
      total = list.path("relations").path("total");
    }
    return total.isNumber() ? total.asInt() : -1;
  }

  private static JsonNode entries(JsonNode list) {
    if (list.isArray()) {
      return list;
    }
    for (String name : List.of("link", "plugins", "plugin", "packages")) {
      if (list.path(name).isArray()) {
        return list.path(name);
      }
    }
    return list.path("relations").path("link");
  }

  /** Attributes of a link, or the plain members of an object that is listed without a link. */
  static Map<String, String> attributes(JsonNode entry) {
    Map<String, String> attributes = new LinkedHashMap<>();
    JsonNode named = entry.path("attributes");
    if (!named.isArray()) {
      named = entry.path("attribute");
    }
    if (named.isArray()) {
      for (JsonNode attribute : named) {
        put(attributes, attribute.path("name").asString(""), attribute.path("value"));
      }
    } else if (entry.isObject() && !entry.has("rel")) {
      entry.properties().forEach(member -> put(attributes, member.getKey(), member.getValue()));
    }
    return attributes;
  }

  private static void put(Map<String, String> attributes, String name, JsonNode value) {
    if (!name.isEmpty() && value.isValueNode() && !value.isNull()) {
      attributes.put(name, value.asString());
    }
  }

  /** Declared inputs or outputs, under the name of the wire or of the documentation. */
  static List<Parameter> parameters(JsonNode object, String wireName, String documentedName) {
    JsonNode array = object.path(wireName);
    if (!array.isArray()) {
      array = object.path(documentedName);
    }
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : array) {
      String name = parameter.path("name").asString("");
      String type = parameter.path("type").asString("");
      if (!name.isEmpty()) {
        parameters.add(
            new Parameter(
                name,
                type.isBlank() ? TypeName.ANY : new TypeName(type),
                parameter.path("description").asString("")));
      }
    }
    return parameters;
  }

  /** The first of some members that is a text or a number; empty when there is none. */
  static String text(JsonNode object, String... names) {
    for (String name : names) {
      JsonNode member = object.path(name);
      if (member.isValueNode() && !member.isNull()) {
        return member.asString();
      }
    }
    return "";
  }

  /** Milliseconds, as number or text, or ISO-8601 with any offset; empty for anything else. */
  static Optional<Instant> date(String text) {
    try {
      if (text.matches("-?\\d{1,17}")) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
      }
      return Optional.of(OffsetDateTime.parse(text, DATE).toInstant());
    } catch (DateTimeException e) {
      return isoDate(text);
    }
  }

  private static Optional<Instant> isoDate(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The last segment of an address, with or without a slash at its end; empty when there is none.
   */
  static String lastSegment(String address) {
    String path = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
