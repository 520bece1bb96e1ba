package dev.multinode.core.content;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Paths as the database holds them: names may have any character, so they are a JSON array. */
final class Paths {
  private final JsonMapper json;

  @Inject
  Paths(JsonMapper json) {
    this.json = json;
  }

  String write(List<String> path) {
    ArrayNode array = json.createArrayNode();
    path.forEach(array::add);
    return array.toString();
  }

  List<String> read(String text) {
    List<String> path = new ArrayList<>();
    for (JsonNode name : json.readTree(text)) {
      path.add(name.stringValue());
    }
    return path;
  }
}
