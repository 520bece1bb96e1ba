package dev.multinode.core.script;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.value.Value;
import java.net.URLConnection;
import java.util.List;
import java.util.Objects;

/** Elements that scripts look up, create and remove. */
final class ServerElements {
  private ServerElements() {}

  static void declare(HostClass server) {
    server
        .method(
            "getWorkflowWithId",
            (self, args) ->
                self.run()
                    .content()
                    .find(ElementType.WORKFLOW, args.need(0, "the id"))
                    .map(self::show)
                    .orElse(null))
        .method("getPackageWithName", ServerElements::pkg)
        .method("createConfigurationElement", ServerElements::createConfiguration)
        .method("createResourceElement", ServerElements::createResource)
        .method(
            "removeConfigurationElement",
            (self, args) -> remove(self, args.ref(0, "ConfigurationElement", "the element")))
        .method(
            "removeResourceElement",
            (self, args) -> remove(self, args.ref(0, "ResourceElement", "the element")));
  }

  private static Object pkg(Self self, Arguments args) {
    return self.services()
        .store()
        .findPackage(args.need(0, "the name"))
        .map((ContentPackage found) -> self.show(ContentObjects.ref(found)))
        .orElse(null);
  }

  private static Object createConfiguration(Self self, Arguments args) {
    List<String> folder = folder(self, args, ElementType.CONFIGURATION);
    String name = name(args);
    ConfigurationElement made =
        ConfigurationElement.create(ElementEdits.newId(self), name, List.of());
    return ElementEdits.add(self, args, Elements.of(made, folder));
  }

  private static Object createResource(Self self, Arguments args) {
    List<String> folder = folder(self, args, ElementType.RESOURCE);
    String name = name(args);
    Value.Mime content = content(self, args, name);
    ResourceElement made =
        new ResourceElement(
            ElementEdits.newId(self),
            name,
            "1.0.0",
            "",
            content.mimeType(),
            "vef",
            content.content());
    return ElementEdits.add(self, args, Elements.of(made, folder));
  }

  /** An attachment, the path of a file, or nothing. */
  private static Value.Mime content(Self self, Arguments args, String name) {
    if (args.get(2) instanceof MimeObject mime) {
      return mime.value();
    }
    String guessed =
        Objects.requireNonNullElse(
            URLConnection.guessContentTypeFromName(name), "application/octet-stream");
    String mimeType = args.get(3) == null ? guessed : args.text(3);
    if (args.get(2) == null) {
      return new Value.Mime(name, mimeType, new byte[0]);
    }
    RunFiles files = self.run().files();
    return new Value.Mime(name, mimeType, files.files().read(files.resolve(args, 2, "the file")));
  }

  /** A folder, or the path of one, which is made when it is not there. */
  private static List<String> folder(Self self, Arguments args, ElementType type) {
    if (args.get(0) instanceof RefObject) {
      return self.run().content().folder(args.ref(0, type.categoryType(), "the folder")).path();
    }
    List<String> path = ContentObjects.names(args.need(0, "the folder"));
    if (path.isEmpty()) {
      throw HostErrors.text(args.function() + ": the path of the folder is empty");
    }
    for (int depth = 1; depth <= path.size(); depth++) {
      Category.named(type, path.subList(0, depth));
    }
    return path;
  }

  private static String name(Arguments args) {
    String name = args.need(1, "the name");
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      throw HostErrors.text(
          "%s: '%s' cannot be the name of an element; it is empty or has a slash"
              .formatted(args.function(), name));
    }
    return name;
  }

  private static Object remove(Self self, Value.Ref ref) {
    ElementEdits.remove(self, self.run().content().info(ref));
    return null;
  }
}
