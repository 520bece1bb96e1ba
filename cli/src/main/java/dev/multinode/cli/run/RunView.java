package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Table;
import dev.multinode.core.engine.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A run as the commands show it.
 *
 * @param data id, workflow, state, times, error, and inputs and outputs as plain JSON
 */
public record RunView(JsonNode data) {
  /**
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND for an unknown run
   */
  public static RunView read(NodeClient client, String id) {
    return new RunView(client.get("api/v1/runs", id).json());
  }

  public String id() {
    return Json.text(data, "id");
  }

  public String workflow() {
    return Json.text(data, "workflowName");
  }

  /** RUNNING for a word that is none of the eight. */
  public RunState state() {
    return RunState.parse(Json.text(data, "state")).orElse(RunState.RUNNING);
  }

  /** The item that runs, waits or failed; empty when it is not known. */
  String item() {
    return Json.text(data, "currentItem");
  }

  public String error() {
    return Json.text(data, "error");
  }

  public JsonNode outputs() {
    return data.path("outputs");
  }

  /** What it and its parts ask people just now. */
  List<QuestionView> questions() {
    List<QuestionView> questions = new ArrayList<>();
    data.path("interactions").forEach(one -> questions.add(new QuestionView(one)));
    return questions;
  }

  /** How long it took; empty while it runs. */
  public String took() {
    try {
      Duration took =
          Duration.between(
              Instant.parse(Json.text(data, "startedAt").replace("+00:00", "Z")),
              Instant.parse(Json.text(data, "endedAt").replace("+00:00", "Z")));
      return "%.2f s".formatted(took.toMillis() / 1000.0);
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  /** Everything, for a person. */
  public Table table() {
    Table table =
        Table.properties()
            .row("id", id())
            .row("workflow", workflow())
            .row("state", Json.text(data, "state"))
            .optional("item", item())
            .optional("failed item", Json.text(data, "failedItem"))
            .optional("business state", Json.text(data, "businessState"))
            .optional("error", error())
            .optional("started", Json.text(data, "startedAt"))
            .optional("ended", Json.text(data, "endedAt"))
            .optional("by", Json.text(data, "startedBy"))
            .optional("part of", Json.text(data, "parent"));
    for (JsonNode child : data.path("children")) {
      table.row(
          "part",
          "%s %s (%s)"
              .formatted(
                  Json.text(child, "id"),
                  Json.text(child, "workflowName"),
                  Json.text(child, "state")));
    }
    for (QuestionView question : questions()) {
      table
          .row("asks", question.title())
          .optional("  of", question.assignees())
          .optional("  until", question.timeout())
          .row("  answer with", question.command());
    }
    addValues(table, "input ", data.path("inputs"));
    addValues(table, "output ", outputs());
    return table;
  }

  /** The outputs only, for a person. */
  public Table outputTable() {
    Table table = Table.properties();
    addValues(table, "", outputs());
    return table;
  }

  private static void addValues(Table table, String prefix, JsonNode values) {
    values
        .properties()
        .forEach(
            value -> {
              String name = prefix + value.getKey();
              boolean objects = value.getValue().isArray() && value.getValue().path(0).isObject();
              if (!objects) {
                table.row(name, show(value.getValue()));
                return;
              }
              for (JsonNode item : value.getValue()) {
                table.row(name, show(item));
                name = "";
              }
            });
  }

  /** An object reference as its name, type and id; everything else as JSON without quotes. */
  private static String show(JsonNode value) {
    if (value.isObject() && value.has("id") && value.has("type")) {
      String name = Json.text(value, "name");
      String reference = Json.text(value, "type") + " " + Json.text(value, "id");
      return name.isEmpty() ? reference : name + " (" + reference + ")";
    }
    return value.isNull() ? "null" : Json.text(value);
  }
}
