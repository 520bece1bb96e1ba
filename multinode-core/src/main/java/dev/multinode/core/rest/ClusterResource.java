package dev.multinode.core.rest;

import dev.multinode.core.cluster.Cluster;
import dev.multinode.core.engine.EngineLoad;
import dev.multinode.core.engine.SafeMode;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The nodes on this database, how many of them are active, and what safe mode holds. */
final class ClusterResource implements Resource {
  private final Cluster cluster;
  private final EngineLoad load;
  private final SafeMode safeMode;

  @Inject
  ClusterResource(Cluster cluster, EngineLoad load, SafeMode safeMode) {
    this.cluster = cluster;
    this.load = load;
    this.safeMode = safeMode;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/api/v1/cluster", request -> status())
        .put("/api/v1/cluster", this::change)
        .get("/api/v1/cluster/held", request -> held())
        .post("/api/v1/cluster/resume", this::resume);
  }

  private Response status() {
    ObjectNode json = ClusterJson.of(cluster.view(), cluster.name(), load.working());
    json.put("queued", load.queued());
    json.put("waiting", load.waiting());
    safeMode.since().ifPresent(since -> json.put("safeModeSince", Dates.iso(since)));
    cluster.trouble().ifPresent(why -> json.put("trouble", why));
    return Response.json(json);
  }

  private Response change(Request request) {
    JsonNode wanted = request.json().path("activeNodes");
    if (wanted.isString() && wanted.stringValue().equals("all")) {
      cluster.setActiveNodes(0);
    } else if (wanted.isInt() && wanted.intValue() > 0) {
      cluster.setActiveNodes(wanted.intValue());
    } else {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "'activeNodes' is %s; give a number from 1 on, or \"all\"".formatted(wanted));
    }
    return status();
  }

  private Response held() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Optional<String> since = safeMode.since().map(Dates::iso);
    since.ifPresent(at -> json.put("safeModeSince", at));
    ArrayNode runs = json.putArray("runs");
    for (SafeMode.Held held : safeMode.held()) {
      runs.addObject()
          .put("id", held.runId())
          .put("workflowName", held.workflowName())
          .put("state", held.state().wire())
          .put("since", Dates.iso(held.since()));
    }
    return Response.json(json);
  }

  private Response resume(Request request) {
    List<String> ids = new ArrayList<>();
    request.json().path("runs").forEach(id -> ids.add(id.asString("")));
    int resumed = ids.isEmpty() ? safeMode.resumeAll() : safeMode.resume(ids);
    return Response.json(JsonNodeFactory.instance.objectNode().put("resumed", resumed));
  }
}
