package dev.multinode.core.rest;

import dev.multinode.core.schedule.Recurrence;
import dev.multinode.core.schedule.Task;
import dev.multinode.core.schedule.TaskRun;
import dev.multinode.core.schedule.TaskState;
import dev.multinode.core.value.JsonValueWriter;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.PlainValues;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tasks as the vRO API shows them ({@code vro-rest-api.md} §5.13), and in our own short form. */
final class TaskJson {
  static final String IN_PAST = "start-in-the-past";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TaskJson() {}

  /** The task object; time zone, next and last date and error are ours. */
  static ObjectNode task(Task task, Hrefs hrefs) {
    Recurrence recurrence = task.recurrence();
    String href = hrefs.api("tasks", task.id());
    ObjectNode json = JSON.objectNode();
    json.put("id", task.id());
    json.put("name", task.name());
    json.put("description", task.description());
    json.put("state", task.state().wire());
    json.put("user", task.user());
    json.put("href", href);
    json.putObject("workflow")
        .put("id", task.workflowId())
        .put("href", hrefs.api("workflows", task.workflowId()))
        .put("name", task.workflowName());
    json.put("recurrence-cycle", recurrence.cycle().wire());
    json.put("recurrence-pattern", recurrence.pattern());
    json.put("recurrence-start-date", Dates.iso(recurrence.start()));
    putDate(json, "recurrence-end-date", recurrence.end());
    json.put("start-mode", task.inPast() ? IN_PAST : "normal");
    json.put("time-zone", recurrence.zone().getId());
    putDate(json, "next-run-date", task.nextAt());
    putDate(json, "last-run-date", task.lastAt());
    if (task.error() != null) {
      json.put("error", task.error());
    }
    if (task.state() == TaskState.RUNNING) {
      json.put("running-instance-id", task.lastRun());
    }
    ArrayNode inputs = json.putArray("input-parameters");
    JsonValueWriter values = RunJson.values(hrefs);
    task.inputs()
        .forEach(
            (name, value) ->
                inputs.add(values.writeParameter(new Parameter(name, value.type()), value)));
    json.set(
        "relations",
        Links.relations(
            List.of(
                Link.relation("up", hrefs.api("tasks")),
                Link.relation("remove", href),
                Link.relation("executions", href + "executions/"),
                Link.relation("workflow", hrefs.api("workflows", task.workflowId())))));
    return json;
  }

  /** The task in a list. */
  static Link link(Task task, Hrefs hrefs) {
    return Link.down(hrefs.api("tasks", task.id()))
        .with("id", task.id())
        .with("name", task.name())
        .with("description", task.description())
        .with("state", task.state().wire())
        .with("workflowId", task.workflowId())
        .with("user", task.user())
        .with("recurrenceCycle", task.recurrence().cycle().wire())
        .with("nextRunDate", task.nextAt() == null ? null : Dates.iso(task.nextAt()));
  }

  /** Our own form, without inputs. */
  static ObjectNode summary(Task task) {
    Recurrence recurrence = task.recurrence();
    ObjectNode json = JSON.objectNode();
    json.put("id", task.id());
    json.put("name", task.name());
    json.put("description", task.description());
    json.put("workflowId", task.workflowId());
    json.put("workflowName", task.workflowName());
    json.put("user", task.user());
    json.put("state", task.state().wire());
    json.put("cycle", recurrence.cycle().wire());
    json.put("pattern", recurrence.pattern());
    json.put("timeZone", recurrence.zone().getId());
    json.put("startsAt", Dates.iso(recurrence.start()));
    putDate(json, "endsAt", recurrence.end());
    putDate(json, "nextAt", task.nextAt());
    json.put("begun", task.begun());
    putDate(json, "lastAt", task.lastAt());
    if (task.lastRun() != null) {
      json.put("lastRun", task.lastRun());
    }
    if (task.error() != null) {
      json.put("error", task.error());
    }
    return json;
  }

  /**
   * Our own form, with inputs as plain JSON.
   *
   * @param upcoming the times that come next
   */
  static ObjectNode details(Task task, List<Instant> upcoming) {
    ObjectNode json = summary(task);
    json.set("inputs", PlainValues.write(task.inputs()));
    ArrayNode times = json.putArray("upcoming");
    upcoming.forEach(time -> times.add(Dates.iso(time)));
    return json;
  }

  static ObjectNode run(TaskRun run) {
    ObjectNode json = JSON.objectNode();
    json.put("number", run.number());
    putDate(json, "dueAt", run.dueAt());
    putDate(json, "at", run.at());
    if (run.runId() != null) {
      json.put("runId", run.runId());
    }
    if (run.error() != null) {
      json.put("error", run.error());
    }
    return json;
  }

  private static void putDate(ObjectNode json, String name, Instant at) {
    if (at != null) {
      json.put(name, Dates.iso(at));
    }
  }
}
