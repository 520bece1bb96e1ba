package dev.multinode.core.rest;

import dev.multinode.core.value.Parameter;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Declared parameters as JSON. */
final class Definitions {
  private Definitions() {}

  /** Name, type and description; definitions have no value. */
  static ArrayNode parameters(List<Parameter> declared) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Parameter parameter : declared) {
      ObjectNode node = array.addObject();
      node.put("name", parameter.name());
      node.put("type", parameter.type().text());
      node.put("description", parameter.description());
    }
    return array;
  }
}
