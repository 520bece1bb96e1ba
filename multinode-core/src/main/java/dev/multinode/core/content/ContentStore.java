package dev.multinode.core.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The content of this node. Every method is one transaction; all are safe for use by many threads,
 * and a change is seen by the next call on every thread.
 */
public interface ContentStore {
  Optional<Element> find(ElementKey key);

  /**
   * @throws dev.multinode.core.error.NotFoundException when there is no such element
   */
  Element get(ElementKey key);

  Optional<ElementInfo> findInfo(ElementKey key);

  /**
   * The data of an element as it was when it had a hash. Workflows are kept in every version that a
   * run may need, since a run goes on with the one it began with; of other elements only the
   * present one is known.
   */
  Optional<byte[]> findData(ElementKey key, String hash);

  /** All elements of a kind, ordered by path, then name; their bytes are not read. */
  List<ElementInfo> list(ElementType type);

  /** The action {@code module/name}. */
  Optional<ElementInfo> findAction(String module, String name);

  /** All folders of a kind, parents before children. */
  List<Category> categories(ElementType type);

  Optional<Category> findCategory(String id);

  /**
   * Adds or replaces elements, and the package that lists them: all or nothing. Folders that are
   * missing are made. No version is compared here; that is decided by whoever imports.
   *
   * @param pkg null when the elements belong to no package
   */
  void put(Collection<Element> elements, ContentPackage pkg);

  /**
   * Changes one element. Nobody, on no node, changes content between the read and the write, so no
   * change of another is lost.
   *
   * @param change makes the element that replaces it, of the same key; what it throws is thrown,
   *     and nothing is changed
   * @throws dev.multinode.core.error.NotFoundException when there is no such element
   */
  Element update(ElementKey key, UnaryOperator<Element> change);

  /**
   * Adds an element, unless its folder has one of the same kind and name.
   *
   * @return what is there now: the one that was added, or the one that was there
   */
  ElementInfo addIfAbsent(Element element);

  /**
   * Makes an empty folder, and those above it that are missing.
   *
   * @throws FolderConflictException when it exists
   * @throws dev.multinode.core.error.MultinodeException USAGE for a name that {@link
   *     Category#named} refuses
   */
  Category addCategory(ElementType type, List<String> path);

  /**
   * Deletes a folder. Elements in it go as with {@link #delete}.
   *
   * @param withContent whether what is in it at any depth goes with it
   * @throws dev.multinode.core.error.NotFoundException when there is no such folder
   * @throws FolderConflictException when something is in it and {@code withContent} is false
   */
  void deleteCategory(String id, boolean withContent);

  /** Deletes elements that exist; unknown keys are ignored. Packages no longer list them. */
  void delete(Collection<ElementKey> keys);

  /** Ordered by name. */
  List<ContentPackage> packages();

  Optional<ContentPackage> findPackage(String name);

  /** Which packages list the element, by name. */
  List<String> packagesWith(ElementKey key);

  /** Deletes the package and leaves its elements; true when it existed. */
  boolean deletePackage(String name);

  /** Goes up by at least one with every change; what is derived from content is kept until then. */
  long revision();
}
