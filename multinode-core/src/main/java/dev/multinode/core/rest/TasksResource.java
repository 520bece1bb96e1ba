package dev.multinode.core.rest;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.schedule.Task;
import dev.multinode.core.schedule.Tasks;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tasks with plain values and their next times: for people and the command line. */
final class TasksResource implements Resource {
  private static final String ONE = "/api/v1/tasks/{id}";
  private static final int UPCOMING = 5;

  private final Tasks tasks;
  private final InstantSource clock;

  @Inject
  TasksResource(Tasks tasks, InstantSource clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/api/v1/tasks", this::list)
        .get(ONE, request -> details(tasks.get(request.path("id"))))
        .get(ONE + "/runs", this::runs)
        .put(ONE + "/state", this::state)
        .delete(ONE, this::delete);
  }

  private Response list(Request request) {
    String workflow = request.query("workflow").filter(id -> !id.isBlank()).orElse(null);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("tasks");
    tasks.list(workflow).forEach(task -> array.add(TaskJson.summary(task)));
    return Response.json(json);
  }

  private Response details(Task task) {
    List<Instant> upcoming =
        task.nextAt() == null
            ? List.of()
            : task.recurrence().after(after(task.nextAt().minusMillis(1)), UPCOMING);
    return Response.json(TaskJson.details(task, upcoming));
  }

  /** A time that was missed is no time to come. */
  private Instant after(Instant next) {
    Instant now = clock.instant();
    return next.isBefore(now) ? now : next;
  }

  private Response runs(Request request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("runs");
    tasks.runs(request.path("id")).forEach(run -> array.add(TaskJson.run(run)));
    return Response.json(json);
  }

  private Response state(Request request) {
    String id = request.path("id");
    String word = request.json().path("state").asString("");
    return details(
        switch (word) {
          case "suspended" -> tasks.suspend(id);
          case "pending" -> tasks.resume(id);
          case "canceled" -> tasks.cancel(id);
          default ->
              throw new MultinodeException(
                  ErrorCode.USAGE,
                  "a task cannot be made '%s'; send {\"state\":…} with suspended, pending or canceled"
                      .formatted(word));
        });
  }

  private Response delete(Request request) {
    tasks.delete(request.path("id"));
    return Response.empty(204);
  }
}
