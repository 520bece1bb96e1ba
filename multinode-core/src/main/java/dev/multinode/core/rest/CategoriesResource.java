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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Makes a root, unless the body names a parent, as some clients do. */
  private Response addRoot(Request request) {
    String parent = text(request.json(), "parent-category-id", "parentCategoryId");
    return add(request, parent.isBlank() ? null : index.category(parent));
  }

  private Response addChild(Request request) {
    return add(request, index.category(request.path("id")));
  }

  /**
   * @param parent null for a root
   */
  private Response add(Request request, Category parent) {
    JsonNode body = request.json();
    String name = text(body, "name");
    if (name.isBlank()) {
      // the very words of real servers
      throw new MultinodeException(ErrorCode.USAGE, "name must be specified");
    }
    String word = text(body, "type", "categoryType");
    ElementType type = parent == null ? type(word) : parent.type();
    if (!word.isEmpty() && !word.equals(type.categoryType())) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "folder '%s' holds none of type '%s'; send its own type, '%s'"
              .formatted(parent.name(), word, type.categoryType()));
    }
    List<String> path = new ArrayList<>(parent == null ? List.of() : parent.path());
    path.add(name);
    Category made = store.addCategory(type, path);
    Hrefs hrefs = Hrefs.of(request);
    return Response.json(201, json(made, hrefs))
        .with("Location", hrefs.api("categories", made.id()));
  }

  private static ElementType type(String word) {
    return ContentIndex.TYPES.stream()
        .filter(kind -> kind.categoryType().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE,
                    "the folder has the type '%s'; use one of %s"
                        .formatted(
                            word,
                            ContentIndex.TYPES.stream()
                                .map(ElementType::categoryType)
                                .collect(Collectors.joining(", ")))));
  }

  /** The first of these that is there; empty when none is. */
  private static String text(JsonNode body, String... names) {
    return Stream.of(names)
        .map(name -> body.path(name).asString(""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Response delete(Request request) {
    store.deleteCategory(request.path("id"), request.flag("deleteNonEmptyContent", false));
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
