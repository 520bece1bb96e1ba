package dev.multinode.core.script;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/** The content of this node as scripts see it. */
final class ContentObjects {
  private static final Set<ElementType> KINDS =
      Set.of(ElementType.WORKFLOW, ElementType.CONFIGURATION, ElementType.RESOURCE);

  private final ContentStore store;
  private final ContentLibrary library;

  ContentObjects(ContentStore store, ContentLibrary library) {
    this.store = store;
    this.library = library;
  }

  boolean hasAction(String module, String name) {
    return store.findAction(module, name).isPresent();
  }

  ScriptCode action(String module, String name) {
    return ScriptCode.of(module, library.action(module, name));
  }

  Optional<Value.Ref> find(ElementType type, String id) {
    return store.findInfo(new ElementKey(type, id)).map(ContentObjects::ref);
  }

  boolean exists(Value.Ref ref) {
    ElementType type = new ElementType(ref.type().text());
    return !KINDS.contains(type) || find(type, ref.id()).isPresent();
  }

  /** The folder as scripts see it; null when there is none, as on other servers. */
  Object category(Scriptable scope, ScriptRun run, ElementType type, String path) {
    List<String> names = List.of(path.split("/"));
    return store.categories(type).stream()
        .filter(category -> category.path().equals(names))
        .findFirst()
        .map(category -> category(scope, run, category))
        .orElse(null);
  }

  private HostObject category(Scriptable scope, ScriptRun run, Category category) {
    ElementType type = category.type();
    String elements =
        type.equals(ElementType.CONFIGURATION)
            ? "configurationElements"
            : type.equals(ElementType.RESOURCE) ? "resourceElements" : "workflows";
    return new HostObject(scope, type.categoryType(), true)
        .property("id", category::id)
        .property("name", category::name)
        .property("path", () -> String.join("/", category.path()))
        .property(elements, () -> elements(scope, run, category))
        .property("subCategories", () -> children(scope, run, category));
  }

  private Object elements(Scriptable scope, ScriptRun run, Category category) {
    return array(
        scope,
        store.list(category.type()).stream()
            .filter(info -> info.category().equals(category.path()))
            .map(info -> run.show(scope, ref(info)))
            .toArray());
  }

  private Object children(Scriptable scope, ScriptRun run, Category parent) {
    int depth = parent.path().size();
    return array(
        scope,
        store.categories(parent.type()).stream()
            .filter(child -> child.path().size() == depth + 1)
            .filter(child -> child.path().subList(0, depth).equals(parent.path()))
            .map(child -> category(scope, run, child))
            .toArray());
  }

  /** A member of an element; {@code NOT_FOUND} of Rhino for one that is not there. */
  Object member(ScriptRun run, Scriptable scope, Value.Ref ref, String name) {
    ElementType type = new ElementType(ref.type().text());
    if (!KINDS.contains(type)) {
      return name.equals("name") ? ref.id() : Scriptable.NOT_FOUND;
    }
    ElementInfo info =
        store
            .findInfo(new ElementKey(type, ref.id()))
            .orElseThrow(
                () ->
                    new NotFoundException(type.name(), ref.id(), "import the package that has it"));
    return switch (name) {
      case "name" -> info.name();
      case "version" -> info.version();
      case "description" -> info.description();
      default -> {
        if (type.equals(ElementType.CONFIGURATION)) {
          yield configuration(run, scope, ref.id(), name);
        }
        if (type.equals(ElementType.RESOURCE)) {
          yield resource(scope, info, name);
        }
        yield name.equals("execute")
            ? run.runObjects().execute(run, scope, ref(info))
            : Scriptable.NOT_FOUND;
      }
    };
  }

  private Object configuration(ScriptRun run, Scriptable scope, String id, String name) {
    return switch (name) {
      case "getAttributeWithKey" ->
          new HostFunction(
              scope,
              "ConfigurationElement.getAttributeWithKey",
              args ->
                  library
                      .configuration(id)
                      .attribute(args.text(0))
                      .map(attribute -> attribute(run, scope, attribute))
                      .orElse(null));
      case "attributes" ->
          array(
              scope,
              library.configuration(id).attributes().stream()
                  .map(attribute -> attribute(run, scope, attribute))
                  .toArray());
      default -> Scriptable.NOT_FOUND;
    };
  }

  private static HostObject attribute(ScriptRun run, Scriptable scope, Attribute attribute) {
    return new HostObject(scope, "Attribute", true)
        .property("name", attribute::name)
        .property("type", () -> attribute.type().text())
        .property("description", attribute::description)
        .property("value", () -> run.show(scope, attribute.value()));
  }

  private Object resource(Scriptable scope, ElementInfo info, String name) {
    ResourceElement resource = library.findResource(info.id()).orElseThrow();
    return switch (name) {
      case "mimeType" -> resource.mimeType();
      case "getContentAsMimeAttachment" ->
          new HostFunction(
              scope,
              "ResourceElement.getContentAsMimeAttachment",
              args ->
                  new MimeObject(
                      scope, new Value.Mime(info.name(), resource.mimeType(), resource.content())));
      default -> Scriptable.NOT_FOUND;
    };
  }

  private static Value.Ref ref(ElementInfo info) {
    return new Value.Ref(new TypeName(info.key().type().name()), info.id(), info.name());
  }

  private static Object array(Scriptable scope, Object[] items) {
    return Context.getCurrentContext().newArray(scope, items);
  }
}
