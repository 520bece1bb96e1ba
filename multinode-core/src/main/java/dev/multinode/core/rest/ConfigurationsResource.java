package dev.multinode.core.rest;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import dev.multinode.core.value.JsonValueWriter;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Configuration elements ({@code vro-rest-api.md} §5.8). Their attributes are typed parameters. */
final class ConfigurationsResource implements Resource {
  private final ContentIndex index;
  private final ContentReader reader;
  private final ContentChanges changes;

  @Inject
  ConfigurationsResource(ContentIndex index, ContentReader reader, ContentChanges changes) {
    this.index = index;
    this.reader = reader;
    this.changes = changes;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/configurations", this::list)
        .get("/vco/api/configurations/{id}", this::one)
        .put("/vco/api/configurations/{id}", this::replace)
        .delete("/vco/api/configurations/{id}", this::delete);
  }

  private Response list(Request request) {
    return ElementLinks.list(request, index.list(ElementType.CONFIGURATION));
  }

  private Response one(Request request) {
    ElementInfo info = get(request);
    if (request.header("Accept").orElse("").toLowerCase(Locale.ROOT).contains("vcoobject")) {
      return Response.json(
          406,
          Answers.error(
              new MultinodeException(
                  ErrorCode.USAGE,
                  "a configuration element has no file of its own, as on servers of 8.x; export it"
                      + " in a package")));
    }
    return Response.json(json(info, Hrefs.of(request)));
  }

  private ObjectNode json(ElementInfo info, Hrefs hrefs) {
    ConfigurationElement element = reader.configuration(info);
    JsonValueWriter values = RunJson.values(hrefs);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", info.id());
    json.put("name", element.name());
    json.put("description", element.description());
    json.put("version", element.version());
    ContentIndex.categoryOf(info).ifPresent(category -> json.put("category-id", category.id()));
    json.put("href", hrefs.api("configurations", info.id()));
    ArrayNode attributes = json.putArray("attributes");
    for (Attribute attribute : element.attributes()) {
      Parameter parameter =
          new Parameter(attribute.name(), attribute.type(), attribute.description());
      attributes.add(values.writeParameter(parameter, attribute.value()));
    }
    json.set(
        "relations",
        Links.relations(
            ContentIndex.categoryOf(info).stream()
                .map(category -> Link.relation("up", hrefs.api("categories", category.id())))
                .toList()));
    return json;
  }

  /**
   * Replaces everything that the client sends the whole of: name, description, and all attributes.
   * A secret that comes back as it was shown keeps its value.
   */
  private Response replace(Request request) {
    ElementInfo info = get(request);
    JsonNode body = request.json();
    String name = body.path("name").asString("");
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "The configuration element name contains invalid characters (\\, /).Name: "
              + (name.isBlank() ? "null" : name));
    }
    ConfigurationElement old = reader.configuration(info);
    List<Attribute> attributes = new ArrayList<>();
    body.path("attributes").forEach(node -> attributes.add(attribute(node, old)));
    ConfigurationElement changed =
        old.withName(name)
            .withDescription(body.path("description").asString(""))
            .withAttributes(attributes);
    String version = body.path("version").asString("");
    changes.put(
        Elements.of(version.isBlank() ? changed : changed.withVersion(version), info.category()));
    return Response.empty(204);
  }

  private static Attribute attribute(JsonNode node, ConfigurationElement old) {
    String name = node.path("name").asString("");
    Optional<Attribute> before = old.attribute(name);
    TypeName type =
        before
            .map(Attribute::type)
            .orElseGet(() -> new TypeName(node.path("type").asString("string")));
    JsonNode valueNode = node.path("value");
    if (before.isPresent() && valueNode.toString().contains("\"isPlainText\":false")) {
      return before.get();
    }
    Value value = JsonValues.read(valueNode, type, name);
    return new Attribute(
        name,
        type,
        before.map(Attribute::readOnly).orElse(false),
        TextValues.write(value, type),
        null,
        null,
        node.path("description").asString(before.map(Attribute::description).orElse("")));
  }

  private Response delete(Request request) {
    changes.delete(request, get(request), "Configuration element");
    return Response.empty(204);
  }

  private ElementInfo get(Request request) {
    return index.get(ElementType.CONFIGURATION, request.path("id"), "configuration");
  }
}
