package dev.multinode.cli.workflow;

import dev.multinode.cli.terminal.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the link lists of the vRO API ({@code vro-rest-api.md} §3.1). */
final class Links {
  private Links() {}

  /** The path of an element's folder; only its name when the node does not say more. */
  static String folder(ObjectNode element) {
    String path = Json.text(element, "categoryPath");
    return path.isEmpty() ? Json.text(element, "categoryName") : path;
  }

  /** The attributes of each link as one object. */
  static List<ObjectNode> attributes(JsonNode list) {
    List<ObjectNode> items = new ArrayList<>();
    for (JsonNode link : list.path("link")) {
      ObjectNode item = Json.object();
      for (JsonNode attribute : link.path("attributes")) {
        if (attribute.has("value")) {
          item.set(Json.text(attribute, "name"), attribute.path("value"));
        }
      }
      items.add(item);
    }
    return items;
  }
}
