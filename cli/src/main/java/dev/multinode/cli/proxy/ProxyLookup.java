package dev.multinode.cli.proxy;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds a proxy by what a person calls it. */
final class ProxyLookup {
  private ProxyLookup() {}

  /**
   * @param nameOrId an id, a name, or {@code SERVER/NAME}
   * @throws MultinodeException NOT_FOUND when nothing fits, USAGE with a list when several do
   */
  static JsonNode find(NodeClient client, String nameOrId) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode proxy : client.get("api/v1/proxies").json().path("proxies")) {
      if (Json.text(proxy, "id").equals(nameOrId)) {
        return proxy;
      }
      String name = Json.text(proxy, "name");
      if (name.equals(nameOrId) || nameOrId.equals(Json.text(proxy, "server") + "/" + name)) {
        found.add(proxy);
      }
    }
    if (found.isEmpty()) {
      throw new NotFoundException("proxy", nameOrId, "see 'multinode proxy list'");
    }
    if (found.size() > 1) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "%d proxies are called '%s'; name one by its id:%n%s"
              .formatted(found.size(), nameOrId, list(found)));
    }
    return found.get(0);
  }

  private static String list(List<JsonNode> proxies) {
    return proxies.stream()
        .map(
            proxy ->
                "  %s  %s/%s (%s)"
                    .formatted(
                        Json.text(proxy, "id"),
                        Json.text(proxy, "server"),
                        Json.text(proxy, "name"),
                        Json.text(proxy, "mode")))
        .collect(Collectors.joining("\n"));
  }
}
