package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Folders ({@code vro-rest-api.md} §5.2). They come and go with the elements in them. */
final class CategoriesResource implements Resource {
  private static final Set<String> PROPERTIES =
      Set.of("id", "name", "type", "path", "description", "categoryHref");

  private final ContentIndex index;

  @Inject
  CategoriesResource(ContentIndex index) {
    this.index = index;
  }

  @Override
  public void register(Routes routes) {
    routes.get("/vco/api/categories", this::list).get("/vco/api/categories/{id}", this::one);
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
    Category category = index.category(request.path("id"));
    Hrefs hrefs = Hrefs.of(request);
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
    return Response.json(json);
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
