package dev.multinode.core.rest;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Rights of single objects ({@code vro-rest-api.md} §3.5). There are none here: what a user may do
 * follows from the role, so each list is empty.
 */
final class PermissionsResource implements Resource {
  private final ContentIndex index;

  @Inject
  PermissionsResource(ContentIndex index) {
    this.index = index;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/server/permissions", request -> none())
        .get("/vco/api/categories/{id}/permissions", this::category)
        .get("/vco/api/workflows/{id}/permissions", r -> of(r, ElementType.WORKFLOW, "workflow"))
        .get("/vco/api/actions/{id}/permissions", r -> of(r, ElementType.ACTION, "action"))
        .get(
            "/vco/api/configurations/{id}/permissions",
            r -> of(r, ElementType.CONFIGURATION, "configuration"))
        .get("/vco/api/resources/{id}/permissions", r -> of(r, ElementType.RESOURCE, "resource"));
  }

  private Response category(Request request) {
    index.category(request.path("id"));
    return none();
  }

  private Response of(Request request, ElementType type, String word) {
    index.get(type, request.path("id"), word);
    return none();
  }

  private static Response none() {
    return Response.json(Map.of("permissions", List.of()));
  }
}
