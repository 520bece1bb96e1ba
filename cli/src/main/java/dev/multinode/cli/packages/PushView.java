package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Elements × servers, for a person: one row per element, one column per server. */
final class PushView {
  private PushView() {}

  /** A plan or the report of a push: the verdict, and what was done about it. */
  static Table table(JsonNode report) {
    return table(report, PushView::outcome);
  }

  /** {@code same}, {@code older (kept)}, {@code new -> import}, {@code new -> equal}. */
  private static String outcome(JsonNode element) {
    String verdict = Json.text(element, "verdict");
    if (!Json.text(element, "action").equals("import")) {
      return verdict.equals("same") ? verdict : verdict + " (kept)";
    }
    String result = Json.text(element, "result");
    return verdict + " -> " + (result.isEmpty() ? "import" : result);
  }

  /** How a cell is worded. */
  interface Cell {
    String text(JsonNode element);
  }

  static Table table(JsonNode report, Cell cell) {
    List<JsonNode> servers =
        StreamSupport.stream(report.path("servers").spliterator(), false).toList();
    List<String> headers = new ArrayList<>(List.of("ELEMENT", "TYPE", "VERSION"));
    servers.forEach(server -> headers.add(Json.text(server, "server")));
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    report.path("elements").forEach(element -> elements.put(key(element), element));
    for (JsonNode server : servers) {
      server.path("elements").forEach(element -> elements.putIfAbsent(key(element), element));
    }
    Table table = Table.of(headers.toArray(String[]::new)).orElse("the package lists no elements");
    for (Map.Entry<String, JsonNode> element : elements.entrySet()) {
      List<String> row = new ArrayList<>();
      row.add(Json.text(element.getValue(), "name"));
      row.add(Json.text(element.getValue(), "type"));
      row.add(Json.text(element.getValue(), "version"));
      for (JsonNode server : servers) {
        row.add(
            StreamSupport.stream(server.path("elements").spliterator(), false)
                .filter(there -> key(there).equals(element.getKey()))
                .findFirst()
                .map(cell::text)
                .orElse("unknown"));
      }
      table.row(row.toArray());
    }
    return table;
  }

  /** One line per server that is not as it should be. */
  static List<String> problems(JsonNode report) {
    List<String> lines = new ArrayList<>();
    for (JsonNode server : report.path("servers")) {
      String name = Json.text(server, "server");
      if (!isOk(server)) {
        lines.add(
            "warning: server '%s' is %s: %s"
                .formatted(name, Json.text(server, "state"), Json.text(server, "reason")));
      }
      for (JsonNode error : server.path("errors")) {
        if (!Json.text(error).equals(Json.text(server, "reason"))) {
          lines.add("error: server '%s': %s".formatted(name, Json.text(error)));
        }
      }
    }
    return lines;
  }

  static boolean anySilent(JsonNode report) {
    return StreamSupport.stream(report.path("servers").spliterator(), false)
        .anyMatch(server -> !isOk(server));
  }

  static boolean allSilent(JsonNode report) {
    return StreamSupport.stream(report.path("servers").spliterator(), false)
        .noneMatch(PushView::isOk);
  }

  private static boolean isOk(JsonNode server) {
    return "ok".equals(Json.text(server, "state"));
  }

  private static String key(JsonNode element) {
    return Json.text(element, "type") + " " + Json.text(element, "id");
  }
}
