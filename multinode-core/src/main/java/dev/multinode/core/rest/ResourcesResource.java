package dev.multinode.core.rest;

import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLConnection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resource elements: files that workflows use ({@code vro-rest-api.md} §5.9). */
final class ResourcesResource implements Resource {
  private final ContentIndex index;
  private final ContentReader reader;
  private final ContentChanges changes;

  @Inject
  ResourcesResource(ContentIndex index, ContentReader reader, ContentChanges changes) {
    this.index = index;
    this.reader = reader;
    this.changes = changes;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/resources", this::list)
        .get("/vco/api/resources/{id}", this::one)
        .post("/vco/api/resources", this::add)
        .post("/vco/api/resources/{id}", this::replace)
        .delete("/vco/api/resources/{id}", this::delete);
  }

  private Response list(Request request) {
    return ElementLinks.list(request, index.list(ElementType.RESOURCE));
  }

  private Response one(Request request) {
    ElementInfo info = get(request);
    ResourceElement resource = reader.resource(info);
    if (!wantsJson(request)) {
      // a page among the resources must not run scripts as the node's own
      return Response.bytes(resource.mimeType(), resource.content())
          .with("Content-Security-Policy", "sandbox");
    }
    Hrefs hrefs = Hrefs.of(request);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", info.id());
    json.put("name", resource.name());
    json.put("description", resource.description());
    json.put("version", resource.version());
    json.put("mime-type", resource.mimeType());
    ContentIndex.categoryOf(info).ifPresent(category -> json.put("category-id", category.id()));
    json.put("href", hrefs.api("resources", info.id()));
    json.set("relations", Links.relations(List.of()));
    return Response.json(json);
  }

  /** The content is the resource's own form: JSON is for those who name it. */
  private static boolean wantsJson(Request request) {
    String accept = request.header("Accept").orElse("").toLowerCase(Locale.ROOT);
    return accept.contains("application/json") && !accept.contains("octet-stream");
  }

  private Response add(Request request) {
    Request.Upload file = request.file();
    if (file.name().isBlank()) {
      throw new MultinodeException(
          ErrorCode.USAGE, "the uploaded file has no name, which the resource would get; send one");
    }
    String id = UUID.randomUUID().toString();
    List<String> folder = changes.folder(request, new ElementKey(ElementType.RESOURCE, id));
    String mimeType =
        Objects.requireNonNullElse(
            URLConnection.guessContentTypeFromName(file.name()), "application/octet-stream");
    ResourceElement resource =
        new ResourceElement(id, file.name(), "1.0.0", "", mimeType, "vef", file.content());
    changes.put(Elements.of(resource, folder));
    return Response.empty(202).with("Location", Hrefs.of(request).api("resources", id));
  }

  /** Replaces the content and nothing else. */
  private Response replace(Request request) throws IOException {
    ElementInfo info = get(request);
    ResourceElement old = reader.resource(info);
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    byte[] content =
        type.strip().startsWith("multipart/")
            ? request.file().content()
            : request.body().readAllBytes();
    ResourceElement changed =
        new ResourceElement(
            old.id(),
            old.name(),
            old.version(),
            old.description(),
            old.mimeType(),
            old.allowedOperations(),
            content);
    changes.put(Elements.of(changed, info.category()));
    return Response.empty(204);
  }

  private Response delete(Request request) {
    changes.delete(request, get(request), "Resource element");
    return Response.empty(204);
  }

  private ElementInfo get(Request request) {
    return index.get(ElementType.RESOURCE, request.path("id"), "resource");
  }
}
