package dev.multinode.packages;

import dev.multinode.core.content.ContentStore;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Packages of this node beside those of servers: list, plan, push, compare. */
final class SyncResource implements Resource {
  private final ContentStore store;
  private final PackageSync sync;

  @Inject
  SyncResource(ContentStore store, PackageSync sync) {
    this.store = store;
    this.sync = sync;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/api/v1/packages", request -> Response.json(list()))
        .post("/api/v1/packages/{name}/plan", this::plan)
        .post("/api/v1/packages/{name}/push", this::push)
        .get("/api/v1/packages/{name}/status", this::status);
  }

  private Map<String, Object> list() {
    List<Map<String, Object>> packages =
        store.packages().stream()
            .map(
                each ->
                    Map.<String, Object>of(
                        "name", each.name(),
                        "id", each.id(),
                        "description", each.description(),
                        "elements", each.elements().size()))
            .toList();
    return Map.of("packages", packages);
  }

  private Response plan(Request request) {
    return Response.json(sync.plan(request.path("name"), SyncRequest.of(request.json())));
  }

  private Response push(Request request) {
    return Response.json(sync.push(request.path("name"), SyncRequest.of(request.json())));
  }

  private Response status(Request request) {
    return Response.json(sync.status(request.path("name"), request.queries("server")));
  }
}
