package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Workflows of this node ({@code vro-rest-api.md} §5.3). Their runs have a resource of their own.
 */
final class WorkflowsResource implements Resource {
  private static final List<String> RELATIONS =
      List.of("executions", "presentation", "permissions", "interactions");

  private final ContentIndex index;
  private final ContentReader reader;
  private final ContentChanges changes;

  @Inject
  WorkflowsResource(ContentIndex index, ContentReader reader, ContentChanges changes) {
    this.index = index;
    this.reader = reader;
    this.changes = changes;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/workflows", this::list)
        .get("/vco/api/content/workflows", this::list)
        .get("/vco/api/catalog/System/WorkflowCategory/{id}/workflows", this::inCategory)
        .get("/vco/api/workflows/{id}", this::one)
        .get("/vco/api/content/workflows/{id}", request -> file(get(request.path("id"))))
        .get("/vco/api/workflows/{id}/content", this::content)
        .get("/vco/api/workflows/{id}/presentation", this::presentation)
        .post("/vco/api/workflows", this::upload)
        .delete("/vco/api/workflows/{id}", this::delete);
  }

  private Response list(Request request) {
    return ElementLinks.list(request, index.list(ElementType.WORKFLOW));
  }

  private Response inCategory(Request request) {
    Category category = index.category(request.path("id"));
    return ElementLinks.list(request, index.elements(category));
  }

  private Response one(Request request) {
    ElementInfo info = get(request.path("id"));
    return request.wantsFile() ? file(info) : Response.json(json(info, Hrefs.of(request)));
  }

  private ObjectNode json(ElementInfo info, Hrefs hrefs) {
    Workflow workflow = reader.workflow(info);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", info.id());
    json.put("name", workflow.name());
    json.put("version", workflow.version());
    json.put("description", workflow.description());
    ContentIndex.categoryOf(info).ifPresent(category -> json.put("category-id", category.id()));
    json.put("customized-icon", false);
    json.put("href", hrefs.api("workflows", info.id()));
    json.set("input-parameters", Definitions.parameters(workflow.inputs()));
    json.set("output-parameters", Definitions.parameters(workflow.outputs()));
    json.set("relations", Links.relations(relations(hrefs, info)));
    return json;
  }

  private List<Link> relations(Hrefs hrefs, ElementInfo info) {
    Stream<Link> up =
        ContentIndex.categoryOf(info).stream()
            .map(category -> Link.relation("up", hrefs.api("categories", category.id())));
    Stream<Link> own =
        RELATIONS.stream()
            .map(name -> Link.relation(name, hrefs.api("workflows", info.id(), name)));
    return Stream.concat(up, own).toList();
  }

  private Response file(ElementInfo info) {
    return Response.file(
        "application/zip",
        ElementFile.name(info.name(), "workflow"),
        ElementFile.write("workflow", reader.data(info)));
  }

  private Response content(Request request) {
    return Response.json(WorkflowJson.content(reader.workflow(get(request.path("id")))));
  }

  private Response presentation(Request request) {
    Workflow workflow = reader.workflow(get(request.path("id")));
    return Response.json(WorkflowJson.presentation(workflow, Hrefs.of(request)));
  }

  /** Takes a {@code .workflow} file. */
  private Response upload(Request request) {
    byte[] data = ElementFile.read("workflow", request.file().content());
    ElementType type = ElementType.WORKFLOW;
    String id = Elements.describe(type, data).id();
    List<String> folder = changes.folder(request, new ElementKey(type, id));
    changes.upload(request, Elements.read(type, id, folder, data, Map.of()));
    ElementInfo info = get(id);
    Hrefs hrefs = Hrefs.of(request);
    return Response.json(202, json(info, hrefs)).with("Location", hrefs.api("workflows", id));
  }

  private Response delete(Request request) {
    changes.delete(request, get(request.path("id")), "Workflow");
    return Response.empty(204);
  }

  private ElementInfo get(String id) {
    return index.get(ElementType.WORKFLOW, id, "workflow");
  }
}
