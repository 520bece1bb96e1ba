package dev.multinode.core.rest;

import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.value.TypeName;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalog: every object by namespace and type ({@code vro-rest-api.md} §5.10). {@code System}
 * holds content and runs, each plug-in its own namespace.
 */
final class CatalogResource implements Resource {
  /** Types of content by their word in the catalog. */
  private static final Map<String, ElementType> CONTENT =
      new TreeMap<>(
          Map.of(
              "Workflow", ElementType.WORKFLOW,
              "Action", ElementType.ACTION,
              "ScriptModule", ElementType.ACTION,
              "ConfigurationElement", ElementType.CONFIGURATION,
              "ResourceElement", ElementType.RESOURCE,
              "PolicyTemplate", ElementType.POLICY_TEMPLATE));

  /** A run is a token in servers before 8.0. */
  private static final Set<String> RUN_TYPES = Set.of("WorkflowExecution", "WorkflowToken");

  private final ContentIndex index;
  private final RunLists runLists;
  private final Runs runs;
  private final Plugins plugins;

  @Inject
  CatalogResource(ContentIndex index, RunLists runLists, Runs runs, Plugins plugins) {
    this.index = index;
    this.runLists = runLists;
    this.runs = runs;
    this.plugins = plugins;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/catalog", this::namespaces)
        .get("/vco/api/catalog/{ns}", this::types)
        .get("/vco/api/catalog/{ns}/{type}", this::list)
        .get("/vco/api/catalog/{ns}/{type}/{id}", this::one);
  }

  private Response namespaces(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    List<Link> all =
        Stream.concat(Stream.of("System"), plugins.all().stream().map(NodePlugin::name))
            .map(name -> named(hrefs.api("catalog", name), name))
            .toList();
    return Response.json(object(hrefs.api("catalog"), Link.down(""), all));
  }

  private Response types(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    String namespace = request.path("ns");
    Stream<String> names =
        namespace.equals("System")
            ? Stream.of(
                    CONTENT.keySet().stream(),
                    ContentIndex.TYPES.stream().map(ElementType::categoryType),
                    Stream.of("WorkflowExecution", "UserInteraction"))
                .flatMap(words -> words)
            : plugins.get(namespace).types().stream().map(TypeName::simpleName);
    List<Link> all = names.map(name -> named(hrefs.api("catalog", namespace, name), name)).toList();
    return Response.json(object(hrefs.api("catalog", namespace), named("", namespace), all));
  }

  private Response list(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    String namespace = request.path("ns");
    String type = request.path("type");
    ListQuery query = ListQuery.of(request);
    if (!namespace.equals("System")) {
      NodePlugin plugin = plugins.get(namespace);
      return Response.json(pluginObjects(query, plugin.list(plugins.type(plugin, type)), hrefs));
    }
    if (RUN_TYPES.contains(type)) {
      return Response.json(
          runLists.list(
              query, null, List.of(), run -> hrefs.api("catalog", "System", type, run.id())));
    }
    List<Link> all = system(type, hrefs).orElseThrow(() -> unknownType(type)).toList();
    return Response.json(Links.list(query, all, ElementLinks.PROPERTIES));
  }

  private static ObjectNode pluginObjects(
      ListQuery query, List<PluginObject> objects, Hrefs hrefs) {
    List<Link> all = objects.stream().map(object -> Plugins.link(hrefs, object)).toList();
    Set<String> properties = new HashSet<>(List.of("id", "name", "displayName", "type"));
    all.forEach(link -> properties.addAll(link.attributes().keySet()));
    return Links.list(query, all, properties);
  }

  private Response one(Request request) {
    Hrefs hrefs = Hrefs.of(request);
    String namespace = request.path("ns");
    String type = request.path("type");
    String id = request.path("id");
    Link link =
        namespace.equals("System")
            ? systemObject(type, id, hrefs)
            : pluginObject(plugins.get(namespace), type, id, hrefs);
    List<Link> item =
        link.attributes().get("itemHref") == null
            ? List.of()
            : List.of(Link.relation("item", link.attributes().get("itemHref")));
    return Response.json(object(hrefs.api("catalog", namespace, type, id), link, item));
  }

  private Link systemObject(String type, String id, Hrefs hrefs) {
    if (RUN_TYPES.contains(type)) {
      Run run = runs.get(id);
      return RunJson.link(run, "").with("itemHref", hrefs.execution(run.workflowId(), run.id()));
    }
    return system(type, hrefs)
        .orElseThrow(() -> unknownType(type))
        .filter(link -> id.equals(link.attributes().get("id")))
        .findFirst()
        .map(link -> link.with("displayName", link.attributes().get("name")))
        .orElseThrow(
            () ->
                new NotFoundException(
                    type, id, "see 'GET /vco/api/catalog/System/%s'".formatted(type)));
  }

  private Link pluginObject(NodePlugin plugin, String type, String id, Hrefs hrefs) {
    return plugin
        .find(plugins.type(plugin, type), id)
        .map(object -> Plugins.link(hrefs, object))
        .orElseThrow(
            () ->
                new NotFoundException(
                    plugin.name() + ":" + type,
                    id,
                    "see 'GET /vco/api/catalog/%s/%s'".formatted(plugin.name(), type)));
  }

  /** All objects of a type of content or of a folder type; empty for an unknown type. */
  private Optional<Stream<Link>> system(String type, Hrefs hrefs) {
    if (CONTENT.containsKey(type)) {
      List<ElementInfo> infos = index.list(CONTENT.get(type));
      return Optional.of(infos.stream().map(info -> ElementLinks.element(hrefs, info)));
    }
    return ContentIndex.TYPES.stream()
        .filter(kind -> kind.categoryType().equals(type))
        .findFirst()
        .map(
            kind ->
                index.categories(kind).stream()
                    .map(category -> ElementLinks.category(hrefs, category)));
  }

  private static NotFoundException unknownType(String type) {
    return new NotFoundException("type", "System:" + type, "see 'GET /vco/api/catalog/System'");
  }

  private static Link named(String href, String name) {
    return Link.down(href).with("id", name).with("name", name);
  }

  private static ObjectNode object(String href, Link described, List<Link> relations) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("href", href);
    json.set("attributes", Links.attributes(described, List.of()));
    json.set("relations", Links.relations(relations));
    return json;
  }
}
