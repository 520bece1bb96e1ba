package dev.multinode.core.script;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import java.util.function.Predicate;

/** The classes of folders, such as {@code ConfigurationElementCategory}; one for each kind. */
final class FolderApi {
  private FolderApi() {}

  /**
   * @param elements what scripts call the elements in it
   */
  static HostClass of(ElementType type, String elements) {
    String all = "all" + Character.toUpperCase(elements.charAt(0)) + elements.substring(1);
    return new HostClass(type.categoryType())
        .property("name", self -> folder(self).name())
        .property("description", self -> "")
        .property("path", self -> String.join("/", folder(self).path()))
        .property("parent", FolderApi::parent)
        .property("subCategories", FolderApi::children)
        .property(
            elements,
            self -> {
              Category folder = folder(self);
              return elements(self, folder, info -> info.category().equals(folder.path()));
            })
        .property(
            all,
            self -> {
              Category folder = folder(self);
              return elements(self, folder, info -> folder.isAbove(info.category()));
            });
  }

  private static Category folder(Self self) {
    return self.run().content().folder(self.ref());
  }

  private static Object parent(Self self) {
    Category folder = folder(self);
    return ContentObjects.folder(folder.type(), folder.path().subList(0, folder.path().size() - 1))
        .map(self::show)
        .orElse(null);
  }

  private static Object children(Self self) {
    Category folder = folder(self);
    int depth = folder.path().size() + 1;
    return self.array(
        self.services().store().categories(folder.type()).stream()
            .filter(child -> child.path().size() == depth && folder.isAbove(child.path()))
            .map(ContentObjects::ref)
            .map(self::show)
            .toList());
  }

  private static Object elements(Self self, Category folder, Predicate<ElementInfo> in) {
    return self.array(
        self.services().store().list(folder.type()).stream()
            .filter(in)
            .map(ContentObjects::ref)
            .map(self::show)
            .toList());
  }
}
