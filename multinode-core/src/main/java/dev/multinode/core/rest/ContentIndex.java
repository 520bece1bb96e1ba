package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.NotFoundException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists of the content store, read once per change: clients walk the whole tree with one request
 * per folder. Safe for use by many threads.
 */
final class ContentIndex {
  /** The kinds that have folders in the API, in the order in which they are listed. */
  static final List<ElementType> TYPES =
      List.of(
          ElementType.WORKFLOW,
          ElementType.ACTION,
          ElementType.CONFIGURATION,
          ElementType.RESOURCE,
          ElementType.POLICY_TEMPLATE);

  private final ContentStore store;
  private volatile Snapshot snapshot;

  @Inject
  ContentIndex(ContentStore store) {
    this.store = store;
  }

  /** All elements of a kind, ordered by path, then name. */
  List<ElementInfo> list(ElementType type) {
    return kind(type).elements();
  }

  /** All folders of a kind, parents before children. */
  List<Category> categories(ElementType type) {
    return kind(type).categories();
  }

  /** The folder that holds an element; its id follows from its path, so nothing is read. */
  static Optional<Category> categoryOf(ElementInfo info) {
    return info.category().isEmpty()
        ? Optional.empty()
        : Optional.of(Category.of(info.key().type(), info.category()));
  }

  /**
   * @throws NotFoundException when there is no such folder
   */
  Category category(String id) {
    return store
        .findCategory(id)
        .orElseThrow(() -> new NotFoundException("folder", id, "see 'GET /vco/api/categories'"));
  }

  /** Whether there is a module, with actions or without. */
  boolean hasModule(String module) {
    return categories(ElementType.ACTION).stream()
        .anyMatch(category -> category.path().equals(List.of(module)));
  }

  /** The folders directly in one. */
  List<Category> folders(Category parent) {
    int depth = parent.path().size();
    return categories(parent.type()).stream()
        .filter(
            category ->
                category.path().size() == depth + 1
                    && category.path().subList(0, depth).equals(parent.path()))
        .toList();
  }

  /** The elements directly in a folder. */
  List<ElementInfo> elements(Category folder) {
    return list(folder.type()).stream()
        .filter(info -> info.category().equals(folder.path()))
        .toList();
  }

  /**
   * @param word of the kind, for the message
   * @throws NotFoundException when there is no such element
   */
  ElementInfo get(ElementType type, String id, String word) {
    return store
        .findInfo(new ElementKey(type, id))
        .orElseThrow(
            () -> new NotFoundException(word, id, "see 'GET /vco/api/%ss'".formatted(word)));
  }

  private Kind kind(ElementType type) {
    long revision = store.revision();
    Snapshot current = snapshot;
    if (current == null || current.revision() != revision) {
      current = new Snapshot(revision, new ConcurrentHashMap<>());
      snapshot = current;
    }
    return current.kinds().computeIfAbsent(type, this::read);
  }

  private Kind read(ElementType type) {
    return new Kind(store.list(type), store.categories(type));
  }

  private record Snapshot(long revision, Map<ElementType, Kind> kinds) {}

  private record Kind(List<ElementInfo> elements, List<Category> categories) {}
}
