package dev.multinode.cli.client;

import dev.multinode.cli.terminal.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An answer of success.
 *
 * @param headers by name in lower case
 */
public record NodeAnswer(int status, Map<String, List<String>> headers, byte[] body) {
  /** The body; an empty object when there is none. */
  public JsonNode json() {
    return body.length == 0 ? Json.object() : Json.parse(body);
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
