package dev.multinode.core.rest;

import dev.multinode.core.engine.Interaction;
import dev.multinode.core.engine.Interactions;
import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs of all workflows, by their id alone, with plain values: for people and the command line. */
final class RunsResource implements Resource {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1_000;

  private final Runs runs;
  private final Interactions interactions;

  @Inject
  RunsResource(Runs runs, Interactions interactions) {
    this.runs = runs;
    this.interactions = interactions;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/api/v1/runs", this::list)
        .get("/api/v1/runs/{id}", this::one)
        .get("/api/v1/runs/{id}/logs", this::logs)
        .delete("/api/v1/runs/{id}/state", this::cancel)
        .delete("/api/v1/runs/{id}", this::delete);
  }

  private Response list(Request request) {
    RunState state =
        request
            .query("state")
            .filter(word -> !word.isBlank())
            .map(RunsResource::state)
            .orElse(null);
    String workflow = request.query("workflow").filter(id -> !id.isBlank()).orElse(null);
    int offset = ListQuery.number(request, "offset", 0);
    int limit = Math.min(ListQuery.number(request, "limit", DEFAULT_LIMIT), MAX_LIMIT);
    List<Run> page = limit == 0 ? List.of() : runs.list(workflow, state, offset, limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("runs");
    page.forEach(run -> array.add(RunJson.summary(run)));
    return Response.json(json.put("total", runs.count(workflow, state)));
  }

  private Response one(Request request) {
    Run run = get(request);
    List<Run> children = runs.children(run.id());
    List<Interaction> asked = new ArrayList<>();
    collectAsked(run, children, asked);
    return Response.json(RunJson.details(run, children, asked));
  }

  /** What a run asks, and what the parts of it ask. */
  private void collectAsked(Run run, List<Run> children, List<Interaction> asked) {
    if (run.state() == RunState.WAITING) {
      interactions.findOpen(run.id()).ifPresent(asked::add);
    } else if (!run.state().isFinal()) {
      children.stream()
          .filter(child -> !child.state().isFinal())
          .forEach(child -> collectAsked(child, runs.children(child.id()), asked));
    }
  }

  private Response logs(Request request) {
    String severity = RunLogsResource.severity(request.query("severity").orElse("debug"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("logs");
    for (LogLine line : runs.log(get(request).id(), severity, Instant.EPOCH)) {
      array
          .addObject()
          .put("at", Dates.iso(line.at()))
          .put("origin", line.origin())
          .put("severity", line.severity())
          .put("text", line.text());
    }
    return Response.json(json);
  }

  private Response cancel(Request request) {
    runs.cancel(get(request).id());
    return Response.empty(204);
  }

  private Response delete(Request request) {
    runs.delete(get(request).id());
    return Response.empty(204);
  }

  private Run get(Request request) {
    return runs.get(request.path("id"));
  }

  private static RunState state(String word) {
    return RunState.parse(word)
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE,
                    ("the state '%s' does not exist; use running, waiting, waiting-signal,"
                            + " suspended, completed, failed or canceled")
                        .formatted(word)));
  }
}
