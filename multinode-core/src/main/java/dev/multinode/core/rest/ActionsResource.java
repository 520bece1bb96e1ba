package dev.multinode.core.rest;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.engine.Actions;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Actions ({@code vro-rest-api.md} §5.6). One is named by its id, or by module and name in two
 * segments or in one.
 */
final class ActionsResource implements Resource {
  private final ContentStore store;
  private final ContentIndex index;
  private final ContentReader reader;
  private final ContentChanges changes;
  private final Actions actions;

  @Inject
  ActionsResource(
      ContentStore store,
      ContentIndex index,
      ContentReader reader,
      ContentChanges changes,
      Actions actions) {
    this.store = store;
    this.index = index;
    this.reader = reader;
    this.changes = changes;
    this.actions = actions;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/actions", this::list)
        .get("/vco/api/actions/{id}", request -> one(request, byId(request)))
        .get("/vco/api/actions/{module}/{name}", request -> one(request, byName(request)))
        .get("/vco/api/content/actions/{id}", request -> file(byId(request)))
        .post("/vco/api/actions", this::add)
        .post("/vco/api/actions/{id}/executions", request -> run(request, byId(request)))
        .post(
            "/vco/api/actions/{module}/{name}/executions", request -> run(request, byName(request)))
        .delete("/vco/api/actions/{id}", this::delete);
  }

  private Response list(Request request) {
    return ElementLinks.list(request, index.list(ElementType.ACTION));
  }

  private Response one(Request request, ElementInfo info) {
    return request.wantsFile() ? file(info) : Response.json(json(info, Hrefs.of(request)));
  }

  private ObjectNode json(ElementInfo info, Hrefs hrefs) {
    Action action = reader.action(info);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", info.id());
    json.put("name", action.name());
    json.put("module", info.path());
    json.put("fqn", info.qualifiedName());
    json.put("version", action.version());
    json.put("description", action.description());
    json.put("script", action.script());
    json.put("output-type", action.resultType().text());
    if (action.runtime() != null) {
      json.put("runtime", action.runtime());
    }
    json.set("input-parameters", Definitions.parameters(action.parameters()));
    json.put("href", hrefs.api("actions", info.id()));
    json.set(
        "relations",
        Links.relations(
            ContentIndex.categoryOf(info).stream()
                .map(category -> Link.relation("up", hrefs.api("categories", category.id())))
                .toList()));
    return json;
  }

  private Response file(ElementInfo info) {
    return Response.file(
        "application/zip",
        ElementFile.name(info.name(), "action"),
        ElementFile.write("action", reader.data(info)));
  }

  /** Answers when the action has returned. */
  private Response run(Request request, ElementInfo info) {
    Action action = reader.action(info);
    Map<String, Value> arguments =
        JsonValues.readParameters(request.json().path("parameters"), action.parameters());
    Value result = actions.run(info.path(), info.name(), arguments, request.user());
    Parameter parameter = new Parameter("result", action.resultType());
    return Response.json(RunJson.values(Hrefs.of(request)).writeParameter(parameter, result));
  }

  private Response add(Request request) {
    String type = request.header("Content-Type").orElse("");
    boolean upload = type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    return upload ? upload(request) : create(request);
  }

  /** Takes an {@code .action} file for a module that exists. */
  private Response upload(Request request) {
    byte[] data = ElementFile.read("action", request.file().content());
    String module = ContentChanges.parameter(request, "categoryName").orElse("");
    if (!index.hasModule(module)) {
      // the very words of real servers, since clients look for them
      throw new MultinodeException(ErrorCode.NOT_FOUND, "Action category name not found");
    }
    String id = Elements.describe(ElementType.ACTION, data).id();
    changes.upload(request, Elements.read(ElementType.ACTION, id, List.of(module), data, Map.of()));
    return added(202, id, request);
  }

  /** Makes an action, and its module if that is new. */
  private Response create(Request request) {
    JsonNode body = request.json();
    String name = body.path("name").asString("");
    String module = body.path("module").asString("");
    if (!name.matches("[\\p{L}_$][\\p{L}0-9_$]*") || !Action.isModule(module)) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "an action needs a 'name' of letters, digits, _ and $, and a 'module' such as com.example;"
              + " these are '%s' and '%s'".formatted(name, module));
    }
    if (store.findAction(module, name).isPresent()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "action '%s/%s' exists already; change it, or take another name".formatted(module, name));
    }
    List<Parameter> parameters =
        StreamSupport.stream(body.path("input-parameters").spliterator(), false)
            .map(ActionsResource::parameter)
            .toList();
    TypeName result = new TypeName(body.path("output-type").asString("Any"));
    Action action =
        Action.create(
            UUID.randomUUID().toString(),
            name,
            result,
            parameters,
            body.path("script").asString(""));
    String version = body.path("version").asString("");
    changes.put(Elements.of(version.isBlank() ? action : action.withVersion(version), module));
    return added(201, action.id(), request);
  }

  private static Parameter parameter(JsonNode node) {
    return new Parameter(
        node.path("name").asString(""),
        new TypeName(node.path("type").asString("Any")),
        node.path("description").asString(""));
  }

  private Response added(int status, String id, Request request) {
    Hrefs hrefs = Hrefs.of(request);
    ElementInfo info = index.get(ElementType.ACTION, id, "action");
    return Response.json(status, json(info, hrefs)).with("Location", hrefs.api("actions", id));
  }

  private Response delete(Request request) {
    changes.delete(request, byId(request), "Action");
    return Response.empty(204);
  }

  private ElementInfo byId(Request request) {
    String id = request.path("id");
    int slash = id.indexOf('/');
    Optional<ElementInfo> byName =
        slash < 0
            ? Optional.empty()
            : store.findAction(id.substring(0, slash), id.substring(slash + 1));
    return byName.orElseGet(() -> index.get(ElementType.ACTION, id, "action"));
  }

  private ElementInfo byName(Request request) {
    String module = request.path("module");
    String name = request.path("name");
    return store
        .findAction(module, name)
        .orElseThrow(
            () ->
                new NotFoundException("action", module + "/" + name, "see 'GET /vco/api/actions'"));
  }
}
