package dev.multinode.cli.task;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Table;
import tools.jackson.databind.JsonNode;

/**
 * A task as the commands show it.
 *
 * @param data id, workflow, state, times, error and inputs as plain JSON
 */
record TaskView(JsonNode data) {
  /**
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND for an unknown task
   */
  static TaskView read(NodeClient client, String id) {
    return new TaskView(client.get("api/v1/tasks", id).json());
  }

  /** Sends it into another state. */
  static TaskView change(NodeClient client, String id, String state) {
    return new TaskView(
        client.put("api/v1/tasks", id, "state").body(Json.object().put("state", state)).json());
  }

  /** Everything, for a person. */
  Table table() {
    Table table =
        Table.properties()
            .row("id", text("id"))
            .row("name", text("name"))
            .optional("description", text("description"))
            .row("workflow", text("workflowName"))
            .row("state", text("state"))
            .row("runs", when(data))
            .optional("until", text("endsAt"))
            .optional("last run", text("lastRun"))
            .optional("last time", text("lastAt"))
            .optional("error", text("error"))
            .row("by", text("user"));
    data.path("inputs")
        .properties()
        .forEach(input -> table.row("input " + input.getKey(), Json.text(input.getValue())));
    String name = "next times";
    for (JsonNode time : data.path("upcoming")) {
      table.row(name, Json.text(time));
      name = "";
    }
    return table;
  }

  /** {@code every-days at 06:30 (Europe/Berlin)}, {@code every 15 minutes}. */
  static String when(JsonNode task) {
    String cycle = Json.text(task, "cycle");
    String pattern = Json.text(task, "pattern");
    if (pattern.isEmpty()) {
      return "once at " + Json.text(task, "startsAt");
    }
    return pattern.startsWith("*/")
        ? "every %s %s".formatted(pattern.substring(2), cycle.replace("every-", ""))
        : "%s at %s (%s)".formatted(cycle, pattern, Json.text(task, "timeZone"));
  }

  private String text(String field) {
    return Json.text(data, field);
  }
}
