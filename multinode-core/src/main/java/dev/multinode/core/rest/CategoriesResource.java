package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Folders ({@code vro-rest-api.md} §5.2). */
final class CategoriesResource implements Resource {
  private static final Set<String> PROPERTIES =
      Set.of("id", "name", "type", "path", "description", "categoryHref");

  private final ContentStore store;
  private final ContentIndex index;

  @Inject
  CategoriesResource(ContentStore store, ContentIndex index) {
    this.store = store;
    this.index = index;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/categories", this::list)
        .get("/vco/api/categories/{id}", this::one)
        .post("/vco/api/categories", this::addRoot)
        .post("/vco/api/categories/{id}", this::addChild)
        .delete("/vco/api/categories/{id}", this::delete);
  }

  private Response list(Request request) {
    // a type that we do not know is an empty list, as on real servers
    String type = request.query("categoryType").orElse("");
    boolean rootsOnly = request.flag("isRoot", false);
    List<Link> all =
        ContentIndex.TYPES.stream()
            .filter(kind -> type.isEmpty() || kind.categoryType().equals(type))
            .flatMap(kind -> index.categories(kind).stream())
            .filter(category -> !rootsOnly || category.path().size() == 1)
            .map(category -> ElementLinks.category(Hrefs.of(request), category))
            .toList();
    return Response.json(Links.list(ListQuery.of(request), all, PROPERTIES));
  }

  private Response one(Request request) {
    return Response.json(json(index.category(request.path("id")), Hrefs.of(request)));
  }

  /** A folder without a parent; the client says for which kind of elements. */
  private Response addRoot(Request request) {
    JsonNode body = request.json();
    String parent =
        body.path("parent-category-id").asString(body.path("parentCategoryId").asString(""));
    if (!parent.isBlank()) {
      return add(request, index.category(parent));
    }
    String word = body.path("type").asString(body.path("categoryType").asString(""));
    ElementType type =
        ContentIndex.TYPES.stream()
            .filter(kind -> kind.categoryType().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new MultinodeException(
                        ErrorCode.USAGE,
                        "the folder has the type '%s'; use WorkflowCategory or the like"
                            .formatted(word)));
    return added(request, Category.of(type, List.of(name(body))));
  }

  private Response addChild(Request request) {
    return add(request, index.category(request.path("id")));
  }

  private Response add(Request request, Category parent) {
    if (parent.type().equals(ElementType.ACTION)) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "module '%s' can hold no module; make one with its full dotted name"
              .formatted(parent.name()));
    }
    List<String> path = new ArrayList<>(parent.path());
    path.add(name(request.json()));
    return added(request, Category.of(parent.type(), path));
  }

  private Response added(Request request, Category folder) {
    if (store.findCategory(folder.id()).isPresent()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "folder '%s' exists already; use it, or take another name".formatted(folder.name()));
    }
    store.addFolder(folder);
    Hrefs hrefs = Hrefs.of(request);
    return Response.json(201, json(folder, hrefs))
        .with("Location", hrefs.api("categories", folder.id()));
  }

  private static String name(JsonNode body) {
    String name = body.path("name").asString("");
    if (name.isBlank()) {
      throw new MultinodeException(
          ErrorCode.USAGE, "name must be specified; send {\"name\":…,\"type\":…}");
    }
    return name;
  }

  private Response delete(Request request) {
    Category folder = index.category(request.path("id"));
    boolean filled = !index.folders(folder).isEmpty() || !index.elements(folder).isEmpty();
    if (filled && !request.flag("deleteNonEmptyContent", false)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "folder '%s' is not empty; add '?deleteNonEmptyContent=true' to delete all that is in it"
              .formatted(folder.name()));
    }
    store.deleteFolder(folder);
    return Response.empty(204);
  }

  private ObjectNode json(Category category, Hrefs hrefs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", category.id());
    json.put("name", category.name());
    json.put("description", "");
    json.put("type", category.type().categoryType());
    json.put("path", String.join("/", category.path()));
    ArrayNode pathIds = json.putArray("path-ids");
    for (int depth = 1; depth <= category.path().size(); depth++) {
      pathIds.add(ancestor(category, depth).id());
    }
    json.put("href", hrefs.api("categories", category.id()));
    json.set("relations", Links.relations(relations(hrefs, category)));
    return json;
  }

  private List<Link> relations(Hrefs hrefs, Category category) {
    List<Link> relations = new ArrayList<>();
    int depth = category.path().size();
    if (depth > 1) {
      String parent = ancestor(category, depth - 1).id();
      relations.add(Link.relation("up", hrefs.api("categories", parent)));
    }
    for (Category folder : index.folders(category)) {
      relations.add(ElementLinks.category(hrefs, folder));
    }
    for (ElementInfo info : index.elements(category)) {
      relations.add(
          Link.down(ElementLinks.href(hrefs, info))
              .with("id", info.id())
              .with("name", info.name())
              .with("type", info.key().type().name())
              .with("version", info.version()));
    }
    return relations;
  }

  /** The folder that many levels below the root on the way to this one. */
  private static Category ancestor(Category category, int depth) {
    return Category.of(category.type(), category.path().subList(0, depth));
  }
}
