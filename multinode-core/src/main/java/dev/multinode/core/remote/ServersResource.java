package dev.multinode.core.remote;

import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.CertificateProbe.Certificate;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.ServerRegistration.Checked;
import dev.multinode.core.remote.ServerRegistration.NewServer;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/servers}: the remote servers of this node. Passwords go in and never come out. */
final class ServersResource implements Resource {
  private final Servers servers;
  private final ServerRegistration registration;
  private final JsonMapper json;

  @Inject
  ServersResource(Servers servers, ServerRegistration registration, JsonMapper json) {
    this.servers = servers;
    this.registration = registration;
    this.json = json;
  }

  @Override
  public void register(Routes routes) {
    routes
        .post("/api/v1/servers/probe", this::probe)
        .post("/api/v1/servers", this::add)
        .get("/api/v1/servers", request -> list())
        .get("/api/v1/servers/{name}", request -> Response.json(json(servers.get(name(request)))))
        .post("/api/v1/servers/{name}/check", this::check)
        .post("/api/v1/servers/{name}/trust", this::trust)
        .delete("/api/v1/servers/{name}", this::remove);
  }

  private static String name(Request request) {
    return request.path("name");
  }

  private Response probe(Request request) {
    Certificate found = registration.probe(ServerAddress.parse(text(request.json(), "url")));
    return Response.json(
        json.createObjectNode()
            .put("url", found.url().toString())
            .put("fingerprint", found.fingerprint())
            .put("subject", found.subject())
            .put("issuer", found.issuer())
            .put("notBefore", found.notBefore().toString())
            .put("notAfter", found.notAfter().toString())
            .put("trustedByCa", found.trustedByCa()));
  }

  private Response add(Request request) {
    JsonNode body = request.json();
    String url = text(body, "url");
    NewServer wanted =
        new NewServer(
            text(body, "name"),
            ServerAddress.parse(url),
            text(body, "user"),
            text(body, "password"),
            fingerprint(body.path("fingerprint").asString("")),
            labels(body.path("labels")),
            timeouts(body.path("timeouts")));
    return Response.json(201, json(registration.add(wanted)));
  }

  private Response list() {
    ObjectNode answer = json.createObjectNode();
    ArrayNode array = answer.putArray("servers");
    servers.list().forEach(server -> array.add(json(server)));
    return Response.json(answer);
  }

  private Response check(Request request) {
    return checked(registration.check(name(request)));
  }

  private Response trust(Request request) {
    String confirmed = fingerprint(text(request.json(), "fingerprint"));
    return checked(registration.trust(name(request), confirmed));
  }

  private Response checked(Checked checked) {
    ObjectNode answer = json(checked.server());
    if (checked.latency() != null) {
      answer.put("latencyMillis", checked.latency().toMillis());
    }
    return Response.json(answer);
  }

  private Response remove(Request request) {
    registration.remove(name(request), request.flag("force", false));
    return Response.empty(204);
  }

  private ObjectNode json(RemoteServer server) {
    ObjectNode node =
        json.createObjectNode()
            .put("id", server.id())
            .put("name", server.name())
            .put("url", server.baseUri().toString())
            .put("user", server.user())
            .put("fingerprint", server.fingerprint());
    ObjectNode labels = node.putObject("labels");
    server.labels().forEach(labels::put);
    node.putObject("timeouts")
        .put("connect", server.timeouts().connect().toString())
        .put("request", server.timeouts().request().toString())
        .put("retry", server.timeouts().retry().toString());
    return node.put("state", server.state().name())
        .put("reason", server.reason())
        .put("version", server.version())
        .put("node", server.node())
        .put("checkedAt", server.checkedAt() == null ? null : server.checkedAt().toString());
  }

  private static String text(JsonNode body, String key) {
    JsonNode value = body.path(key);
    if (!value.isString() || value.asString().isBlank()) {
      throw usage("'%s' is missing; send it as a text".formatted(key));
    }
    return value.asString();
  }

  private static String fingerprint(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Fingerprint.parse(text).hex();
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private static Map<String, String> labels(JsonNode labels) {
    Map<String, String> found = new LinkedHashMap<>();
    labels.properties().forEach(label -> found.put(label.getKey(), label.getValue().asString()));
    return found;
  }

  private static Timeouts timeouts(JsonNode timeouts) {
    Timeouts usual = Timeouts.DEFAULT;
    try {
      return new Timeouts(
          duration(timeouts, "connect", usual.connect()),
          duration(timeouts, "request", usual.request()),
          duration(timeouts, "retry", usual.retry()));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private static Duration duration(JsonNode timeouts, String key, Duration usual) {
    JsonNode value = timeouts.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    try {
      return Duration.parse(value.asString());
    } catch (DateTimeException e) {
      throw usage(
          "timeout '%s' is '%s'; write it as PT10S or PT30M".formatted(key, value.asString()));
    }
  }

  private static MultinodeException usage(String message) {
    return new MultinodeException(ErrorCode.USAGE, message);
  }
}
