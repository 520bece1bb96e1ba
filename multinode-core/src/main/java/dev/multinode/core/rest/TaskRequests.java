package dev.multinode.core.rest;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.schedule.Cycle;
import dev.multinode.core.schedule.Recurrence;
import dev.multinode.core.schedule.ScheduleConfig;
import dev.multinode.core.schedule.Task;
import dev.multinode.core.schedule.TaskRequest;
import dev.multinode.core.spi.Request;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what clients want of tasks. */
final class TaskRequests {
  private final ContentLibrary library;
  private final ScheduleConfig config;

  @Inject
  TaskRequests(ContentLibrary library, ScheduleConfig config) {
    this.library = library;
    this.config = config;
  }

  /** A task to be made. */
  TaskRequest create(Request request) {
    JsonNode json = request.json();
    String user = json.path("user").asString("");
    if (!user.isBlank() && !user.equals(request.user())) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "a task runs as who makes it, and '%s' cannot make one of user '%s'; leave 'user' out, or log in as that user"
              .formatted(request.user(), user));
    }
    if (json.path("recurrence-start-date").asString("").isBlank()) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "'recurrence-start-date' is missing; send the date of the first run");
    }
    String workflow = workflow(json.path("workflow"));
    Recurrence recurrence =
        new Recurrence(
            Cycle.parse(json.path("recurrence-cycle").asString(Cycle.ONE_TIME.wire())),
            json.path("recurrence-pattern").asString(null),
            zone(json, config.zone()),
            date(json, "recurrence-start-date", null),
            date(json, "recurrence-end-date", null));
    return new TaskRequest(
        filled(json, "name", null),
        json.path("description").asString(""),
        workflow,
        inputs(json, workflow),
        recurrence,
        inPast(json, false),
        request.user(),
        request.header("Idempotency-Key").filter(key -> !key.isBlank()).orElse(null));
  }

  /**
   * A task to be changed: what is not named stays.
   *
   * @param inputs of the task, with its secrets
   */
  TaskRequest update(Request request, Task task, Map<String, Value> inputs) {
    JsonNode json = request.json();
    Recurrence old = task.recurrence();
    Cycle cycle = Cycle.parse(json.path("recurrence-cycle").asString(old.cycle().wire()));
    Recurrence recurrence =
        new Recurrence(
            cycle,
            json.path("recurrence-pattern").asString(cycle == old.cycle() ? old.pattern() : null),
            zone(json, old.zone()),
            date(json, "recurrence-start-date", old.start()),
            date(json, "recurrence-end-date", old.end()));
    return new TaskRequest(
        filled(json, "name", task.name()),
        json.path("description").asString(task.description()),
        task.workflowId(),
        json.has("input-parameters") ? inputs(json, task.workflowId()) : inputs,
        recurrence,
        inPast(json, task.inPast()),
        task.user(),
        null);
  }

  private Map<String, Value> inputs(JsonNode json, String workflow) {
    return JsonValues.readParameters(
        json.path("input-parameters"), library.workflow(workflow).inputs());
  }

  /** By its id, or by its address. */
  private static String workflow(JsonNode json) {
    String id = json.path("id").asString("");
    String[] href = json.path("href").asString("").split("/");
    if (id.isBlank()) {
      id = URLDecoder.decode(href[href.length - 1], StandardCharsets.UTF_8);
    }
    if (id.isBlank()) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID, "'workflow' is missing; send {\"workflow\":{\"id\":…}}");
    }
    return id;
  }

  private static boolean inPast(JsonNode json, boolean fallback) {
    String mode = json.path("start-mode").asString("");
    return mode.isBlank() ? fallback : mode.equalsIgnoreCase(TaskJson.IN_PAST);
  }

  private static String filled(JsonNode json, String name, String fallback) {
    String text = json.path(name).asString("");
    return text.isBlank() ? fallback : text;
  }

  private static Instant date(JsonNode json, String name, Instant fallback) {
    JsonNode node = json.path(name);
    if (node.isNull()) {
      return null;
    }
    String text = node.asString("");
    return text.isBlank() ? fallback : Dates.parse(text);
  }

  private static ZoneId zone(JsonNode json, ZoneId fallback) {
    String zone = json.path("time-zone").asString("");
    try {
      return zone.isBlank() ? fallback : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "'%s' is no time zone; use one such as Europe/Berlin or UTC".formatted(zone),
          e);
    }
  }
}
