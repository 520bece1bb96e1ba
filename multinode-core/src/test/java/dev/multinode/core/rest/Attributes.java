package dev.multinode.core.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads link lists in tests. */
final class Attributes {
  private Attributes() {}

  /** Attributes of one link by name; null for one without a value. */
  static Map<String, String> of(JsonNode link) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (JsonNode attribute : link.path("attributes")) {
      attributes.put(attribute.path("name").stringValue(), attribute.path("value").asString(null));
    }
    return attributes;
  }

  /** One attribute of every link that has it. */
  static List<String> all(JsonNode list, String name) {
    List<String> values = new ArrayList<>();
    for (JsonNode link : list.path("link")) {
      if (of(link).containsKey(name)) {
        values.add(of(link).get(name));
      }
    }
    return values;
  }
}
