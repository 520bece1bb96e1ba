package dev.multinode.cli.proxy;

import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a proxy is shown to a person. */
final class ProxyView {
  private ProxyView() {}

  static Table properties(JsonNode proxy) {
    List<String> items = new ArrayList<>();
    proxy.path("items").forEach(item -> items.add(Json.text(item)));
    Table table =
        Table.properties()
            .row("name", Json.text(proxy, "name"))
            .row("id", Json.text(proxy, "id"))
            .optional("folder", Json.text(proxy, "folder"))
            .row("server", Json.text(proxy, "server"))
            .row("remote workflow", remote(proxy))
            .row("mode", Json.text(proxy, "mode"))
            .row("items", String.join(" -> ", items));
    parameters(table, "input", proxy.path("inputs"));
    parameters(table, "output", proxy.path("outputs"));
    return table;
  }

  static String remote(JsonNode proxy) {
    String version = Json.text(proxy, "remoteWorkflowVersion");
    String id = Json.text(proxy, "remoteWorkflowId");
    return version.isEmpty() ? id : id + " (version " + version + ")";
  }

  private static void parameters(Table table, String kind, JsonNode parameters) {
    for (JsonNode parameter : parameters) {
      String type = Json.text(parameter, "type");
      String remoteType = Json.text(parameter, "remoteType");
      boolean same = remoteType.isEmpty() || remoteType.equals(type);
      table.row(
          kind,
          Json.text(parameter, "name")
              + " : "
              + type
              + (same ? "" : "  (there: " + remoteType + ")"));
    }
  }
}
