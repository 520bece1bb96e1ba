package dev.multinode.core.rest;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Link lists and relations as JSON ({@code vro-rest-api.md} §3.1, §3.2). */
final class Links {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Links() {}

  /** Everything that a query leaves, one page of it, with the true total. */
  static ObjectNode list(ListQuery query, List<Link> all, Set<String> properties) {
    List<Link> matching = query.filter(all, properties);
    return page(query.page(matching), query.start(), matching.size(), query.keys());
  }

  /**
   * A page that was cut before.
   *
   * @param keys the attributes to show; empty for all
   */
  static ObjectNode page(List<Link> links, int start, long total, List<String> keys) {
    ObjectNode list = JSON.objectNode();
    ArrayNode array = list.putArray("link");
    links.forEach(link -> array.add(json(link, keys)));
    return list.put("start", start).put("total", total);
  }

  /** The member {@code relations} of an object. */
  static ObjectNode relations(List<Link> links) {
    return page(links, 0, links.size(), List.of());
  }

  private static ObjectNode json(Link link, List<String> keys) {
    ObjectNode json = JSON.objectNode().put("rel", link.rel()).put("href", link.href());
    if (!link.attributes().isEmpty()) {
      json.set("attributes", attributes(link, keys));
    }
    return json;
  }

  static ArrayNode attributes(Link link, List<String> keys) {
    ArrayNode attributes = JSON.arrayNode();
    link.attributes()
        .forEach(
            (name, value) -> {
              if (keys.isEmpty() || keys.contains(name)) {
                ObjectNode attribute = attributes.addObject().put("name", name);
                if (value != null) {
                  attribute.put("value", value);
                }
              }
            });
    return attributes;
  }
}
