package dev.multinode.core.script;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The content of this node as scripts see it. */
final class ContentObjects {
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

  List<Value.Ref> list(ElementType type) {
    return store.list(type).stream().map(ContentObjects::ref).toList();
  }

  /** Whether an object of the node is there; one of a type that nobody lists is taken to be. */
  boolean exists(Value.Ref ref) {
    ElementType type = CoreObjects.elementType(ref.type());
    if (type != null) {
      return find(type, ref.id()).isPresent();
    }
    return CoreObjects.folderOf(ref.type()) == null || store.findCategory(ref.id()).isPresent();
  }

  /**
   * What is known of an element.
   *
   * @throws NotFoundException when it is not here
   */
  ElementInfo info(Value.Ref ref) {
    ElementType type = CoreObjects.elementType(ref.type());
    return store
        .findInfo(new ElementKey(type, ref.id()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    ref.type().text(), ref.id(), "import the package that has it"));
  }

  /**
   * @throws NotFoundException when it is not here
   */
  Category folder(Value.Ref ref) {
    return store
        .findCategory(ref.id())
        .orElseThrow(
            () ->
                new NotFoundException(
                    ref.type().text(), ref.id(), "look for the folder by its path"));
  }

  /** Parents before children. */
  List<Value.Ref> folders(ElementType type) {
    return store.categories(type).stream().map(ContentObjects::ref).toList();
  }

  /** The folder at a path such as {@code A/B}; empty when there is none, as on other servers. */
  Optional<Value.Ref> findFolder(ElementType type, String path) {
    List<String> names = names(path);
    return names.isEmpty()
        ? Optional.empty()
        : store.findCategory(Category.of(type, names).id()).map(ContentObjects::ref);
  }

  /** The folder that an element or a folder lies in; empty at the top. */
  static Optional<Value.Ref> folder(ElementType type, List<String> path) {
    return path.isEmpty() ? Optional.empty() : Optional.of(ref(Category.of(type, path)));
  }

  /** Names of a path, without empty ones. */
  static List<String> names(String path) {
    return Stream.of(path.split("/")).filter(name -> !name.isEmpty()).toList();
  }

  List<Value.Ref> packages() {
    return store.packages().stream().map(ContentObjects::ref).toList();
  }

  Optional<ContentPackage> findPackage(Value.Ref ref) {
    return store.packages().stream().filter(pkg -> pkg.id().equals(ref.id())).findFirst();
  }

  /** An action's folder is its module. */
  Optional<Action> action(Value.Ref ref) {
    return library.findAction(ref.id());
  }

  static Value.Ref ref(ElementInfo info) {
    return new Value.Ref(CoreObjects.typeName(info.key().type()), info.id(), info.name());
  }

  static Value.Ref ref(Category folder) {
    return new Value.Ref(new TypeName(folder.type().categoryType()), folder.id(), folder.name());
  }

  static Value.Ref ref(ContentPackage pkg) {
    return new Value.Ref(new TypeName(CoreObjects.PACKAGE), pkg.id(), pkg.name());
  }
}
