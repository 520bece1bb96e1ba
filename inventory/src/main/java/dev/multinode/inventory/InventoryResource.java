package dev.multinode.inventory;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/servers/{name}/inventory} and {@code /api/v1/inventory/search}. */
final class InventoryResource implements Resource {
  private final Servers servers;
  private final Inventory inventory;
  private final InventorySearch search;
  private final JsonMapper json;

  @Inject
  InventoryResource(Servers servers, Inventory inventory, InventorySearch search, JsonMapper json) {
    this.servers = servers;
    this.inventory = inventory;
    this.search = search;
    this.json = json;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/api/v1/servers/{name}/inventory", this::open)
        .get("/api/v1/inventory/search", this::search);
  }

  private Response open(Request request) {
    RemoteServer server = servers.get(request.path("name"));
    FolderPath path = FolderPath.parse(request.query("path").orElse("/"));
    Listing listing = inventory.open(server, path, request.flag("refresh", false));
    ObjectNode answer =
        json.createObjectNode()
            .put("server", server.name())
            .put("path", listing.path().toString())
            .put("age", listing.age().toSeconds())
            .put("stale", listing.stale());
    if (listing.stale()) {
      answer.put("reason", listing.reason());
    }
    ArrayNode entries = answer.putArray("entries");
    for (Entry entry : listing.entries()) {
      ObjectNode node =
          entries
              .addObject()
              .put("name", entry.name())
              .put("id", entry.id())
              .put("type", entry.type())
              .put("path", entry.path())
              .put("folder", entry.folder());
      if (!entry.version().isEmpty()) {
        node.put("version", entry.version());
      }
    }
    return Response.json(answer);
  }

  private Response search(Request request) {
    String text =
        filled(request, "q")
            .orElseThrow(
                () ->
                    new MultinodeException(
                        ErrorCode.USAGE, "'q' is missing; send a part of a name"));
    InventorySearch.Found found =
        search.search(
            text, filled(request, "type").orElse(null), filled(request, "server").orElse(null));
    ObjectNode answer = json.createObjectNode();
    ArrayNode hits = answer.putArray("hits");
    for (Hit hit : found.hits()) {
      hits.addObject()
          .put("server", hit.server())
          .put("name", hit.name())
          .put("id", hit.id())
          .put("type", hit.type())
          .put("path", hit.path())
          .put("version", hit.version());
    }
    ArrayNode unreachable = answer.putArray("unreachable");
    for (InventorySearch.Silent silent : found.unreachable()) {
      unreachable.addObject().put("server", silent.server()).put("reason", silent.reason());
    }
    return Response.json(answer);
  }

  private static Optional<String> filled(Request request, String name) {
    return request.query(name).filter(text -> !text.isBlank());
  }
}
