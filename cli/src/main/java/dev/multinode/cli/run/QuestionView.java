package dev.multinode.cli.run;

import dev.multinode.cli.terminal.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A question of a run to a person, as the commands show it.
 *
 * @param data as {@code GET /api/v1/interactions} gives it
 */
record QuestionView(JsonNode data) {
  String id() {
    return Json.text(data, "id");
  }

  String run() {
    return Json.text(data, "run");
  }

  /** {@code 'Ask': How many?}. */
  String title() {
    String text = Json.text(data, "text");
    return "'" + Json.text(data, "name") + "'" + (text.isEmpty() ? "" : ": " + text);
  }

  /** {@code count: number, remark: string}. */
  String fields() {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : data.path("fields")) {
      fields.add(Json.text(field, "name") + ": " + Json.text(field, "type"));
    }
    return String.join(", ", fields);
  }

  /** Users and groups that may answer; empty when whoever may start runs does. */
  String assignees() {
    List<String> all = new ArrayList<>();
    data.path("assignees").forEach(user -> all.add(user.asString()));
    data.path("groups").forEach(group -> all.add("group " + group.asString()));
    return String.join(", ", all);
  }

  String timeout() {
    return Json.text(data, "timeoutAt");
  }

  /** The command that answers it. */
  String command() {
    StringBuilder command = new StringBuilder("multinode run answer ").append(run());
    for (JsonNode field : data.path("fields")) {
      command.append(' ').append(Json.text(field, "name")).append("=…");
    }
    return command.toString();
  }
}
