package dev.multinode.packages;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Composes packages on the node, in the words of the vRO API. What an element depends on is not
 * added with it.
 */
final class PackageItemsResource implements Resource {
  private static final String PATH = "/vco/api/packages/{name}";
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "workflow", ElementType.WORKFLOW,
          "configuration", ElementType.CONFIGURATION,
          "resource", ElementType.RESOURCE);
  private static final Map<String, ElementType> LISTS =
      Map.of(
          "workflows", ElementType.WORKFLOW,
          "actions", ElementType.ACTION,
          "configurations", ElementType.CONFIGURATION,
          "resources", ElementType.RESOURCE,
          "policyTemplates", ElementType.POLICY_TEMPLATE);

  private final ContentStore store;
  private final PackageExporter packages;

  @Inject
  PackageItemsResource(ContentStore store, PackageExporter packages) {
    this.store = store;
    this.packages = packages;
  }

  @Override
  public void register(Routes routes) {
    TYPES.forEach(
        (word, type) -> {
          String path = PATH + "/" + word + "/{id}";
          routes.post(path, request -> add(request, key(type, request.path("id"))));
          routes.delete(path, request -> remove(request, key(type, request.path("id"))));
        });
    String action = PATH + "/action/{module}/{action}";
    routes
        .post(action, request -> add(request, action(request)))
        .delete(action, request -> remove(request, action(request)))
        .put(PATH, this::create)
        .post(PATH + "/rebuild", this::rebuild);
  }

  private Response create(Request request) {
    String name = request.path("name");
    PackageNames.check(name);
    if (store.findPackage(name).isPresent()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "package '%s' exists already; delete it first, or choose another name".formatted(name));
    }
    JsonNode body = request.json();
    Set<ElementKey> keys = new LinkedHashSet<>();
    LISTS.forEach(
        (word, type) ->
            body.path("items").path(word).forEach(each -> keys.add(key(type, each.asString("")))));
    String description = body.path("description").asString("");
    ContentPackage pkg =
        new ContentPackage(name, PackageNames.id(name), description, List.copyOf(keys));
    store.put(List.of(), pkg);
    return Response.json(201, new PackageJson(store, request.base()).one(pkg));
  }

  /** Packages of this node have nothing that could be stale; the package has to exist. */
  private Response rebuild(Request request) {
    packages.get(request.path("name"));
    return Response.empty(202);
  }

  private Response add(Request request, ElementKey key) {
    ContentPackage pkg = packages.get(request.path("name"));
    Set<ElementKey> keys = new LinkedHashSet<>(pkg.elements());
    if (keys.add(key)) {
      put(pkg, keys);
    }
    return Response.empty(204);
  }

  private Response remove(Request request, ElementKey key) {
    ContentPackage pkg = packages.get(request.path("name"));
    Set<ElementKey> keys = new LinkedHashSet<>(pkg.elements());
    if (keys.remove(key)) {
      put(pkg, keys);
    }
    return Response.empty(204);
  }

  private void put(ContentPackage pkg, Set<ElementKey> keys) {
    store.put(
        List.of(), new ContentPackage(pkg.name(), pkg.id(), pkg.description(), List.copyOf(keys)));
  }

  private ElementKey key(ElementType type, String id) {
    ElementKey key = new ElementKey(type, id);
    return store
        .findInfo(key)
        .map(ElementInfo::key)
        .orElseThrow(
            () -> new NotFoundException(type.name(), id, "give the id of an element of this node"));
  }

  private ElementKey action(Request request) {
    String module = request.path("module");
    String name = request.path("action");
    return store
        .findAction(module, name)
        .map(ElementInfo::key)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "action", module + "/" + name, "give module and name of an action here"));
  }
}
