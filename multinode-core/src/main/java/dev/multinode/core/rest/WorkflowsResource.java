package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Workflows of this node ({@code vro-rest-api.md} §5.3). Their runs have a resource of their own.
 */
final class WorkflowsResource implements Resource {
  private static final List<String> RELATIONS =
      List.of("executions", "presentation", "permissions");

  private final ContentStore store;
  private final ContentIndex index;
  private final ElementLinks links;
  private final WorkflowReader workflows;

  @Inject
  WorkflowsResource(
      ContentStore store, ContentIndex index, ElementLinks links, WorkflowReader workflows) {
    this.store = store;
    this.index = index;
    this.links = links;
    this.workflows = workflows;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/workflows", this::list)
        .get("/vco/api/content/workflows", this::list)
        .get("/vco/api/catalog/System/WorkflowCategory/{id}/workflows", this::inCategory)
        .get("/vco/api/workflows/{id}", this::one)
        .get("/vco/api/content/workflows/{id}", request -> file(request.path("id")))
        .get("/vco/api/workflows/{id}/content", this::content)
        .get("/vco/api/workflows/{id}/presentation", this::presentation)
        .delete("/vco/api/workflows/{id}", this::delete);
  }

  private Response list(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    return list(request, index.list(ElementType.WORKFLOW).stream(), hrefs);
  }

  private Response inCategory(Request request) {
    Category category = index.category(request.path("id"));
    return list(request, index.elements(category).stream(), Hrefs.of(request));
  }

  private Response list(Request request, Stream<ElementInfo> infos, Hrefs hrefs) {
    List<Link> all = infos.map(info -> links.element(hrefs, info)).toList();
    return Response.json(Links.list(ListQuery.of(request), all, ElementLinks.PROPERTIES));
  }

  private Response one(Request request) {
    String id = request.path("id");
    if (request.wantsFile()) {
      return file(id);
    }
    WorkflowReader.Found found = workflows.get(id);
    Workflow workflow = found.workflow();
    Hrefs hrefs = Hrefs.of(request);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("name", workflow.name());
    json.put("version", workflow.version());
    json.put("description", workflow.description());
    index.categoryOf(found.info()).ifPresent(category -> json.put("category-id", category.id()));
    json.put("customized-icon", false);
    json.put("href", hrefs.api("workflows", id));
    json.set("input-parameters", Definitions.parameters(workflow.inputs()));
    json.set("output-parameters", Definitions.parameters(workflow.outputs()));
    json.set("relations", Links.relations(relations(hrefs, found.info())));
    return Response.json(json);
  }

  private List<Link> relations(Hrefs hrefs, ElementInfo info) {
    Stream<Link> up =
        index.categoryOf(info).stream()
            .map(category -> Link.relation("up", hrefs.api("categories", category.id())));
    Stream<Link> own =
        RELATIONS.stream()
            .map(name -> Link.relation(name, hrefs.api("workflows", info.id(), name)));
    return Stream.concat(up, own).toList();
  }

  private Response file(String id) {
    ElementInfo info = index.get(ElementType.WORKFLOW, id, "workflow");
    byte[] data = store.get(info.key()).data();
    return Response.file(
        "application/zip",
        ElementFile.name(info.name(), "workflow"),
        ElementFile.write("workflow", data));
  }

  private Response content(Request request) {
    return Response.json(WorkflowJson.content(workflows.get(request.path("id")).workflow()));
  }

  private Response presentation(Request request) {
    Workflow workflow = workflows.get(request.path("id")).workflow();
    return Response.json(WorkflowJson.presentation(workflow, Hrefs.of(request)));
  }

  private Response delete(Request request) {
    ElementInfo info = index.get(ElementType.WORKFLOW, request.path("id"), "workflow");
    refuseWhenInUse(store, info, "Workflow", request);
    store.delete(List.of(info.key()));
    return Response.empty(204);
  }

  /** Words that clients look for ({@code vro-rest-api.md} §3.6). */
  static void refuseWhenInUse(ContentStore store, ElementInfo info, String word, Request request) {
    ElementKey key = info.key();
    List<String> packages = store.packagesWith(key);
    if (!packages.isEmpty() && !request.flag("force", false)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "%s '%s' is in use. Specify '?force=true' parameter to delete it. It belongs to %s."
              .formatted(word, info.name(), String.join(", ", packages)));
    }
  }
}
