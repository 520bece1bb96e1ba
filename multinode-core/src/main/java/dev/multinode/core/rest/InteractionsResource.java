package dev.multinode.core.rest;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.engine.Interaction;
import dev.multinode.core.engine.Interactions;
import dev.multinode.core.engine.Person;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions of runs to people, and their answers ({@code vro-rest-api.md} §5.4). Who may only read
 * may answer too when the question is meant for them.
 */
final class InteractionsResource implements Resource {
  private static final String VRO = "/vco/api/workflows/{id}/executions/{run}/interaction";
  private static final String OWN = "/api/v1/runs/{id}/interaction";
  private static final String CATALOG = "/vco/api/catalog/System/UserInteraction";
  private static final int MAX_LIST = 1_000;
  private static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "name",
          "state",
          "workflowId",
          "workflowName",
          "executionId",
          "createDate",
          "timeoutDate",
          "userAssignees",
          "groupAssignees");

  private final Interactions interactions;
  private final Runs runs;
  private final ContentIndex index;

  @Inject
  InteractionsResource(Interactions interactions, Runs runs, ContentIndex index) {
    this.interactions = interactions;
    this.runs = runs;
    this.index = index;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get(VRO, request -> Response.json(InteractionJson.vro(openOf(request), hrefs(request))))
        .get(VRO + "/presentation", this::presentation)
        .postForReaders(VRO, this::answer)
        .deleteForReaders(VRO, this::cancel)
        .get("/vco/api/workflows/{id}/interactions", this::ofWorkflow)
        .get(CATALOG, this::all)
        .get(CATALOG + "/{id}", this::catalogObject)
        .get(
            CATALOG + "/{id}/interaction",
            request -> Response.json(InteractionJson.vro(find(request), hrefs(request))))
        .get("/api/v1/interactions", this::listPlain)
        .get(OWN, request -> Response.json(InteractionJson.plain(open(runId(request)))))
        .postForReaders(OWN, this::answerPlain)
        .deleteForReaders(OWN, this::cancelPlain);
  }

  private Response presentation(Request request) {
    return Response.json(InteractionJson.presentation(openOf(request), hrefs(request)));
  }

  private Response answer(Request request) {
    Interaction asked = openOf(request);
    JsonNode parameters = request.json().path("parameters");
    Map<String, Value> values = new LinkedHashMap<>();
    // the engine refuses the names that nobody asked for
    parameters.forEach(one -> values.put(one.path("name").asString(""), Value.NULL));
    values.putAll(JsonValues.readParameters(parameters, InteractionJson.parameters(asked)));
    interactions.answer(asked.runId(), values, person(request));
    return Response.empty(204);
  }

  private Response cancel(Request request) {
    interactions.cancel(openOf(request).runId(), person(request));
    return Response.empty(204);
  }

  private Response ofWorkflow(Request request) {
    return list(request, index.get(ElementType.WORKFLOW, request.path("id"), "workflow").id());
  }

  private Response all(Request request) {
    return list(request, null);
  }

  private Response list(Request request, String workflowId) {
    List<Link> links =
        interactions.listOpen(workflowId, MAX_LIST).stream()
            .map(asked -> InteractionJson.link(asked, InteractionJson.href(asked, hrefs(request))))
            .toList();
    return Response.json(Links.list(ListQuery.of(request), links, PROPERTIES));
  }

  private Response catalogObject(Request request) {
    Interaction asked = find(request);
    String item = InteractionJson.href(asked, hrefs(request));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("href", hrefs(request).api("catalog", "System", "UserInteraction", asked.id()));
    Link described = InteractionJson.link(asked, "").with("itemHref", item);
    json.set("attributes", Links.attributes(described, List.of()));
    json.set("relations", Links.relations(List.of(Link.relation("item", item))));
    return Response.json(json);
  }

  private Response listPlain(Request request) {
    String workflow = request.query("workflow").filter(id -> !id.isBlank()).orElse(null);
    int limit = Math.min(Math.max(ListQuery.number(request, "limit", MAX_LIST), 1), MAX_LIST);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("interactions");
    interactions
        .listOpen(workflow, limit)
        .forEach(asked -> array.add(InteractionJson.plain(asked)));
    return Response.json(json);
  }

  private Response answerPlain(Request request) {
    Interaction asked = open(runId(request));
    Map<String, TypeName> types = new LinkedHashMap<>();
    InteractionJson.parameters(asked).forEach(field -> types.put(field.name(), field.type()));
    Map<String, Value> values = new LinkedHashMap<>();
    request
        .json()
        .path("answer")
        .properties()
        .forEach(
            field ->
                values.put(
                    field.getKey(),
                    PlainValues.read(
                        field.getValue(),
                        types.getOrDefault(field.getKey(), TypeName.ANY),
                        field.getKey())));
    interactions.answer(asked.runId(), values, person(request));
    return Response.empty(204);
  }

  private Response cancelPlain(Request request) {
    interactions.cancel(runId(request), person(request));
    return Response.empty(204);
  }

  private Interaction openOf(Request request) {
    return open(ExecutionsResource.find(runs, request).id());
  }

  private String runId(Request request) {
    return runs.get(request.path("id")).id();
  }

  private Interaction open(String runId) {
    return interactions
        .findOpen(runId)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "user interaction of run",
                    runId,
                    "the run waits for nobody's answer; see 'multinode run interactions'"));
  }

  private Interaction find(Request request) {
    String id = request.path("id");
    return interactions
        .find(id)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "user interaction", id, "see 'GET /vco/api/catalog/System/UserInteraction'"));
  }

  private static Person person(Request request) {
    return new Person(request.user(), request.groups(), request.mayChange());
  }

  private static Hrefs hrefs(Request request) {
    return Hrefs.of(request);
  }
}
