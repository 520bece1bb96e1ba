package dev.multinode.core.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One link of a list, or a relation of an object.
 *
 * @param attributes texts by name in their order; a null value is written without {@code value};
 *     relations have none, by which clients tell them from children
 */
record Link(String rel, String href, Map<String, String> attributes) {
  /** A relation such as {@code up} or {@code executions}. */
  static Link relation(String rel, String href) {
    return new Link(rel, href, Map.of());
  }

  static Link down(String href) {
    return new Link("down", href, new LinkedHashMap<>());
  }

  /** Adds an attribute; null and empty texts are an attribute without a value. */
  Link with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(name, value == null || value.isEmpty() ? null : value);
    return new Link(rel, href, more);
  }
}
