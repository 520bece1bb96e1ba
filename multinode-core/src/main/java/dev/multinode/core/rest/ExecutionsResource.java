package dev.multinode.core.rest;

import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs of a workflow ({@code vro-rest-api.md} §5.4). */
final class ExecutionsResource implements Resource {
  private static final String LIST = "/vco/api/workflows/{id}/executions";
  private static final String ONE = LIST + "/{run}";

  private final Runs runs;
  private final RunLists lists;
  private final ContentIndex index;
  private final ContentReader reader;

  @Inject
  ExecutionsResource(Runs runs, RunLists lists, ContentIndex index, ContentReader reader) {
    this.runs = runs;
    this.lists = lists;
    this.index = index;
    this.reader = reader;
  }

  @Override
  public void register(Routes routes) {
    routes
        .post(LIST, this::start)
        .get(LIST, this::list)
        .get(ONE, this::one)
        .get(ONE + "/state", this::state)
        .delete(ONE + "/state", this::cancel)
        .delete(ONE, this::delete);
  }

  /**
   * Answers with status, {@code Location} and body, since each client reads another one of the
   * three. The same {@code Idempotency-Key} gives the run that it started first.
   */
  private Response start(Request request) {
    ElementInfo workflow = workflow(request);
    String workflowId = workflow.id();
    Map<String, Value> inputs =
        JsonValues.readParameters(
            request.json().path("parameters"), reader.workflow(workflow).inputs());
    String requestId = request.header("Idempotency-Key").filter(key -> !key.isBlank()).orElse(null);
    Run run = runs.start(new StartRequest(workflowId, inputs, request.user(), requestId));
    Hrefs hrefs = Hrefs.of(request);
    return Response.json(202, RunJson.execution(run, hrefs))
        .with("Location", hrefs.execution(workflowId, run.id()));
  }

  private Response list(Request request) {
    String workflowId = workflow(request).id();
    Hrefs hrefs = Hrefs.of(request);
    String href = hrefs.api("workflows", workflowId, "executions");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("href", href);
    List<Link> relations =
        List.of(
            Link.relation("up", hrefs.api("workflows", workflowId)), Link.relation("add", href));
    json.set(
        "relations",
        lists.list(
            ListQuery.of(request),
            workflowId,
            relations,
            run -> hrefs.execution(workflowId, run.id())));
    return Response.json(json);
  }

  private Response one(Request request) {
    return Response.json(RunJson.execution(find(runs, request), Hrefs.of(request)));
  }

  /** Under both names: documents call it {@code state}, clients read {@code value}. */
  private Response state(Request request) {
    String state = find(runs, request).state().wire();
    return Response.json(Map.of("value", state, "state", state));
  }

  private Response cancel(Request request) {
    runs.cancel(find(runs, request).id());
    return Response.empty(204);
  }

  private Response delete(Request request) {
    runs.delete(find(runs, request).id());
    return Response.empty(204);
  }

  private ElementInfo workflow(Request request) {
    return index.get(ElementType.WORKFLOW, request.path("id"), "workflow");
  }

  /** The run of the path, if it is one of the workflow of the path. */
  static Run find(Runs runs, Request request) {
    String id = request.path("run");
    return runs.find(id)
        .filter(run -> run.workflowId().equals(request.path("id")))
        .orElseThrow(() -> new NotFoundException("run", id, "see 'multinode run list'"));
  }
}
