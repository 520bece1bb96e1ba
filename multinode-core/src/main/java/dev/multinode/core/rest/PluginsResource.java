package dev.multinode.core.rest;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plug-ins, in the forms of 7.x and of 8.x at once ({@code vro-rest-api.md} §5.12). */
final class PluginsResource implements Resource {
  private final Plugins plugins;

  @Inject
  PluginsResource(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public void register(Routes routes) {
    routes.get("/vco/api/plugins", this::list);
  }

  private Response list(Request request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode old = json.putArray("plugin");
    ArrayNode current = json.putArray("plugins");
    for (NodePlugin plugin : plugins.all()) {
      old.add(
          described(plugin)
              .put("displayName", plugin.name())
              .put("infoText", plugin.description())
              .put("hasValidation", false)
              .put("configurable", false)
              .put("hasInstallActions", false));
      current.add(
          described(plugin)
              .put("id", plugin.name())
              .put("description", plugin.description())
              .put("logLevel", "DEFAULT"));
    }
    return Response.json(json.put("total", plugins.all().size()));
  }

  private static ObjectNode described(NodePlugin plugin) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("moduleName", plugin.name())
        .put("version", plugin.version())
        .put("buildNumber", "1")
        .put("enabled", true);
  }
}
