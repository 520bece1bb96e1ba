package dev.multinode.core.rest;

import dev.multinode.core.engine.Runs;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stream of ended runs, by long polling: {@code GET /api/v1/events?after=CURSOR&waitMillis=…}.
 * Without a cursor it answers at once with the present one.
 */
final class EventsResource implements Resource {
  private static final int MAX_WAIT_MILLIS = 30_000;
  private static final int MAX_LIMIT = 1_000;

  private final Runs runs;
  private final EndedRuns endedRuns;

  @Inject
  EventsResource(Runs runs, EndedRuns endedRuns) {
    this.runs = runs;
    this.endedRuns = endedRuns;
  }

  @Override
  public void register(Routes routes) {
    routes.get("/api/v1/events", this::events);
  }

  private Response events(Request request) {
    Optional<String> after = request.query("after").filter(text -> !text.isBlank());
    if (after.isEmpty()) {
      return answer(runs.cursor(), List.of());
    }
    long cursor = ListQuery.whole("after", after.get());
    long newest = runs.cursor();
    if (cursor > newest) {
      // the database was replaced: whoever sees the cursor go back has to look at all its runs
      return answer(newest, List.of());
    }
    int wait = Math.min(ListQuery.number(request, "waitMillis", 0), MAX_WAIT_MILLIS);
    int limit = Math.min(ListQuery.number(request, "limit", MAX_LIMIT), MAX_LIMIT);
    return Response.later(
        endedRuns
            .after(cursor, Math.max(1, limit), wait)
            .thenApply(ended -> Response.json(marked(cursor, json(cursor, ended)))));
  }

  /**
   * Marks an answer to somebody who was away for so long that ends are deleted already, who has to
   * look at all runs as well.
   */
  private ObjectNode marked(long cursor, ObjectNode answer) {
    return cursor < runs.forgottenUpTo() ? answer.put("gap", true) : answer;
  }

  /**
   * @param before the cursor when nothing has ended
   */
  private static ObjectNode json(long before, List<Runs.Ended> ended) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("cursor", ended.isEmpty() ? before : ended.get(ended.size() - 1).cursor());
    ArrayNode events = json.putArray("events");
    for (Runs.Ended one : ended) {
      events
          .addObject()
          .put("cursor", one.cursor())
          .put("runId", one.runId())
          .put("workflowId", one.workflowId())
          .put("state", one.state().wire());
    }
    return json;
  }

  private static Response answer(long before, List<Runs.Ended> ended) {
    return Response.json(json(before, ended));
  }
}
