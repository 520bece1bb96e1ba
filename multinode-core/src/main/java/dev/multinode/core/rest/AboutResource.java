package dev.multinode.core.rest;

import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.spi.Readiness;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the node is, and whether it is well. Open to everyone, as on real servers. */
final class AboutResource implements Resource {
  /** The vRO release whose API is spoken; clients choose their dialect by it. */
  private static final String VRO_VERSION = "8.18.1";

  private static final String BUILD = "1";

  private static final List<String> SERVICES =
      List.of(
          "about",
          "actions",
          "catalog",
          "categories",
          "configurations",
          "healthstatus",
          "inventory",
          "packages",
          "plugins",
          "resources",
          "server/permissions",
          "users",
          "versions",
          "workflows");

  private final NodeConfig config;
  private final Database database;
  private final InstantSource time;
  private final Set<Readiness> readiness;

  @Inject
  AboutResource(
      NodeConfig config, Database database, InstantSource time, Set<Readiness> readiness) {
    this.config = config;
    this.database = database;
    this.time = time;
    this.readiness = readiness;
  }

  @Override
  public void register(Routes routes) {
    routes
        .openGet("/vco/api", this::services)
        .openGet("/vco/api/about", request -> Response.json(about()))
        .openGet("/vco/api/versions", request -> Response.json(versions()))
        .openGet("/vco/api/healthstatus", request -> health())
        .openGet("/vco/api/health/readiness", request -> health())
        .openGet("/vco/api/health/liveness", request -> alive())
        .openGet("/health/ready", request -> health())
        .openGet("/health/live", request -> alive());
  }

  private Response services(Request request) {
    List<Map<String, String>> services =
        SERVICES.stream()
            .map(
                name ->
                    Map.of(
                        "rel",
                        "down",
                        "href",
                        request.base() + "/vco/api/" + name + "/",
                        "description",
                        name))
            .toList();
    return Response.json(Map.of("service", services));
  }

  private static Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("version", VRO_VERSION + "." + BUILD);
    about.put("build-number", BUILD);
    about.put("build-date", "2026-01-01T00:00:00Z");
    about.put("api-version", "6.0.0");
    about.put("features", List.of(Map.of("name", "multinode")));
    return about;
  }

  private static Map<String, Object> versions() {
    return Map.of("version", List.of(Map.of("versionCode", VRO_VERSION, "latest", true)));
  }

  private Response alive() {
    return Response.json(status("RUNNING", "OK"));
  }

  /** Ready means that the database answers: without it the node can accept nothing. */
  private Response health() {
    Optional<String> trouble =
        readiness.stream().map(Readiness::trouble).flatMap(Optional::stream).findFirst();
    return trouble.or(this::databaseTrouble).map(this::notReady).orElseGet(this::alive);
  }

  private Optional<String> databaseTrouble() {
    try {
      database.aside().useHandle(handle -> handle.execute("select 1"));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("the database does not answer; the node goes on when it does");
    }
  }

  private Response notReady(String reason) {
    Map<String, Object> status = status("RUNNING", "ERROR");
    status.put("reason", reason);
    return Response.json(503, status).with("Retry-After", "5");
  }

  private Map<String, Object> status(String state, String health) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", state);
    status.put("health-status", Map.of("state", health, "time", time.millis()));
    status.put("instance-id", config.names().isEmpty() ? config.bind() : config.names().get(0));
    return status;
  }
}
