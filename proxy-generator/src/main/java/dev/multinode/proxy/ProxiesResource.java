package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.proxy.ProxyGenerator.Generated;
import jakarta.inject.Inject;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/proxies}: makes, shows and deletes proxies. They are run like any workflow. */
final class ProxiesResource implements Resource {
  private final ProxyGenerator generator;
  private final Servers servers;
  private final JsonMapper json;

  @Inject
  ProxiesResource(ProxyGenerator generator, Servers servers, JsonMapper json) {
    this.generator = generator;
    this.servers = servers;
    this.json = json;
  }

  @Override
  public void register(Routes routes) {
    routes
        .post("/api/v1/proxies", this::generate)
        .get("/api/v1/proxies", this::list)
        .get("/api/v1/proxies/{id}", request -> show(generator.get(request.path("id"))))
        .delete("/api/v1/proxies/{id}", this::delete);
  }

  private Response generate(Request request) {
    JsonNode body = request.json();
    Generated generated =
        generator.generate(
            text(body, "server"),
            text(body, "workflow"),
            ProxyMode.parse(body.path("mode").asString(ProxyMode.SYNC.word())));
    return Response.json(generated.fresh() ? 201 : 200, json(generated.proxy()));
  }

  private Response list(Request request) {
    String server = request.query("server").filter(name -> !name.isBlank()).orElse(null);
    ObjectNode answer = json.createObjectNode();
    ArrayNode array = answer.putArray("proxies");
    generator.list(server).forEach(proxy -> array.add(json(proxy)));
    return Response.json(answer);
  }

  private Response show(Proxy proxy) {
    return Response.json(json(proxy));
  }

  private Response delete(Request request) {
    generator.delete(request.path("id"));
    return Response.empty(204);
  }

  private ObjectNode json(Proxy proxy) {
    ObjectNode node =
        json.createObjectNode()
            .put("id", proxy.id())
            .put("name", proxy.name())
            .put(
                "server",
                servers.find(proxy.serverId()).map(RemoteServer::name).orElse(proxy.serverId()))
            .put("serverId", proxy.serverId())
            .put("remoteWorkflowId", proxy.remoteWorkflowId())
            .put("remoteWorkflowVersion", proxy.remoteVersion())
            .put("mode", proxy.mode().word())
            .put("folder", proxy.folder());
    add(node.putArray("inputs"), proxy.inputs());
    add(node.putArray("outputs"), proxy.outputs());
    ArrayNode items = node.putArray("items");
    proxy.mode().items().forEach(items::add);
    return node;
  }

  private static void add(ArrayNode array, List<Proxy.Mapped> parameters) {
    for (Proxy.Mapped parameter : parameters) {
      ObjectNode node =
          array
              .addObject()
              .put("name", parameter.local().name())
              .put("type", parameter.local().type().text());
      if (parameter.remoteType() != null) {
        node.put("remoteType", parameter.remoteType().text());
      }
    }
  }

  private static String text(JsonNode body, String key) {
    String text = body.path(key).asString("");
    if (text.isBlank()) {
      throw new MultinodeException(
          ErrorCode.USAGE, "'%s' is missing; send its id or name as a text".formatted(key));
    }
    return text;
  }
}
