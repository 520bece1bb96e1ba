package dev.multinode.core.rest;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.schedule.Task;
import dev.multinode.core.schedule.TaskRun;
import dev.multinode.core.schedule.Tasks;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schedules of workflows ({@code vro-rest-api.md} §5.13). */
final class VroTasksResource implements Resource {
  private static final String LIST = "/vco/api/tasks";
  private static final String ONE = LIST + "/{id}";
  private static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "name",
          "description",
          "state",
          "workflowId",
          "user",
          "recurrenceCycle",
          "nextRunDate");
  private static final Set<String> RUN_PROPERTIES =
      Set.of("id", "name", "state", "startDate", "endDate", "startedBy");

  private final Tasks tasks;
  private final TaskRequests requests;
  private final Runs runs;
  private final ContentIndex index;

  @Inject
  VroTasksResource(Tasks tasks, TaskRequests requests, Runs runs, ContentIndex index) {
    this.tasks = tasks;
    this.requests = requests;
    this.runs = runs;
    this.index = index;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get(LIST, request -> list(request, null))
        .post(LIST, this::create)
        .get(ONE, request -> Response.json(json(request, tasks.get(request.path("id")))))
        .post(ONE, this::update)
        .put(ONE, this::update)
        .delete(ONE, this::delete)
        .get(ONE + "/executions", this::executions)
        .get("/vco/api/workflows/{id}/tasks", this::ofWorkflow);
  }

  private Response ofWorkflow(Request request) {
    return list(request, index.get(ElementType.WORKFLOW, request.path("id"), "workflow").id());
  }

  private Response list(Request request, String workflowId) {
    Hrefs hrefs = Hrefs.of(request);
    List<Link> links =
        tasks.list(workflowId).stream().map(task -> TaskJson.link(task, hrefs)).toList();
    String href =
        workflowId == null ? hrefs.api("tasks") : hrefs.api("workflows", workflowId, "tasks");
    return page(request, href, links, PROPERTIES);
  }

  private static Response page(
      Request request, String href, List<Link> links, Set<String> properties) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("href", href);
    json.set("relations", Links.list(ListQuery.of(request), links, properties));
    return Response.json(json);
  }

  private Response create(Request request) {
    Task task = tasks.create(requests.create(request));
    return Response.json(202, json(request, task))
        .with("Location", Hrefs.of(request).api("tasks", task.id()));
  }

  private Response update(Request request) {
    Task task = tasks.get(request.path("id"));
    return Response.json(
        json(
            request,
            tasks.update(task.id(), requests.update(request, task, tasks.inputs(task.id())))));
  }

  private Response delete(Request request) {
    tasks.delete(request.path("id"));
    return Response.empty(204);
  }

  private Response executions(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    List<Link> links = new ArrayList<>();
    for (TaskRun begun : tasks.runs(request.path("id"))) {
      if (begun.runId() != null) {
        runs.find(begun.runId())
            .map(run -> RunJson.link(run, href(hrefs, run)))
            .ifPresent(links::add);
      }
    }
    return page(
        request, hrefs.api("tasks", request.path("id"), "executions"), links, RUN_PROPERTIES);
  }

  private static String href(Hrefs hrefs, Run run) {
    return hrefs.execution(run.workflowId(), run.id());
  }

  private static ObjectNode json(Request request, Task task) {
    return TaskJson.task(task, Hrefs.of(request));
  }
}
