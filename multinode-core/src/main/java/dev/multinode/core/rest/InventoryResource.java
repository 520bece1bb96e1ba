package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.value.TypeName;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inventory as a tree to be followed link by link ({@code vro-rest-api.md} §5.10): {@code
 * System} with a branch per kind of content, then one branch per plug-in.
 */
final class InventoryResource implements Resource {
  private static final Map<String, ElementType> BRANCHES = new LinkedHashMap<>();

  static {
    BRANCHES.put("Workflows", ElementType.WORKFLOW);
    BRANCHES.put("Actions", ElementType.ACTION);
    BRANCHES.put("Configurations", ElementType.CONFIGURATION);
    BRANCHES.put("Resources", ElementType.RESOURCE);
  }

  private static final String PACKAGES = "Packages";

  private final ContentStore store;
  private final ContentIndex index;
  private final Plugins plugins;

  @Inject
  InventoryResource(ContentStore store, ContentIndex index, Plugins plugins) {
    this.store = store;
    this.index = index;
    this.plugins = plugins;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/inventory", this::root)
        .get("/vco/api/inventory/System", this::system)
        .get("/vco/api/inventory/System/{branch}", this::branch)
        .get("/vco/api/inventory/System/{branch}/{id}", this::folder)
        .get("/vco/api/inventory/{ns}", this::plugin)
        .get("/vco/api/inventory/{ns}/{type}", this::pluginType);
  }

  private Response root(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    return answer(
        hrefs.api("inventory"),
        Stream.concat(Stream.of("System"), plugins.all().stream().map(NodePlugin::name))
            .map(name -> node(hrefs.api("inventory", name), name, name, "Namespace")));
  }

  private Response system(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    return answer(
        hrefs.api("inventory", "System"),
        Stream.concat(BRANCHES.keySet().stream(), Stream.of(PACKAGES))
            .map(name -> node(hrefs.api("inventory", "System", name), name, name, "Folder")));
  }

  private Response branch(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    String name = request.path("branch");
    String href = hrefs.api("inventory", "System", name);
    if (name.equals(PACKAGES)) {
      return answer(
          href,
          store.packages().stream()
              .map(
                  one ->
                      node(hrefs.api("packages", one.name()), one.name(), one.name(), "Package")));
    }
    return answer(
        href,
        index.categories(type(name)).stream()
            .filter(category -> category.path().size() == 1)
            .map(category -> folder(hrefs, name, category)));
  }

  private Response folder(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    String name = request.path("branch");
    type(name);
    Category category = index.category(request.path("id"));
    return answer(
        hrefs.api("inventory", "System", name, category.id()),
        Stream.concat(
            index.folders(category).stream().map(folder -> folder(hrefs, name, folder)),
            index.elements(category).stream().map(info -> element(hrefs, info))));
  }

  private Response plugin(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    NodePlugin plugin = plugins.get(request.path("ns"));
    return answer(
        hrefs.api("inventory", plugin.name()),
        plugin.types().stream()
            .map(TypeName::simpleName)
            .map(type -> node(hrefs.api("inventory", plugin.name(), type), type, type, "Type")));
  }

  private Response pluginType(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    NodePlugin plugin = plugins.get(request.path("ns"));
    TypeName type = plugins.type(plugin, request.path("type"));
    return answer(
        hrefs.api("inventory", plugin.name(), type.simpleName()),
        plugin.list(type).stream().map(object -> Plugins.link(hrefs, object)));
  }

  private static ElementType type(String branch) {
    return Optional.ofNullable(BRANCHES.get(branch))
        .orElseThrow(
            () -> new NotFoundException("branch", branch, "see 'GET /vco/api/inventory/System'"));
  }

  private static Link folder(Hrefs hrefs, String branch, Category category) {
    return node(
        hrefs.api("inventory", "System", branch, category.id()),
        category.id(),
        category.name(),
        category.type().categoryType());
  }

  private Link element(Hrefs hrefs, ElementInfo info) {
    return node(ElementLinks.href(hrefs, info), info.id(), info.name(), info.key().type().name())
        .with("version", info.version());
  }

  /** Under all the names that readers look for. */
  private static Link node(String href, String id, String name, String type) {
    return Link.down(href)
        .with("id", id)
        .with("name", name)
        .with("displayName", name)
        .with("type", type)
        .with("@type", type);
  }

  private static Response answer(String href, Stream<Link> children) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("href", href);
    json.putArray("attributes");
    json.set("relations", Links.relations(children.toList()));
    return Response.json(json);
  }
}
