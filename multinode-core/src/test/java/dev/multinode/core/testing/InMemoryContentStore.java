package dev.multinode.core.testing;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.FolderConflictException;
import dev.multinode.core.error.NotFoundException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Content in memory, for tests; keeps the contract of the one in the database. */
public final class InMemoryContentStore implements ContentStore {
  private final Map<ElementKey, Element> elements = new HashMap<>();
  private final Map<String, byte[]> versions = new HashMap<>();
  private final Map<String, Category> categories = new HashMap<>();
  private final Map<String, ContentPackage> packages = new TreeMap<>();
  private long revision = 1;

  /** A store with the elements of a good package of the corpus, and the package. */
  public static InMemoryContentStore of(String corpusPackage) {
    InMemoryContentStore store = new InMemoryContentStore();
    List<Element> elements =
        CorpusPackage.read(corpusPackage).elements().stream()
            .map(CorpusPackage.Member::element)
            .toList();
    store.put(
        elements,
        new ContentPackage(
            corpusPackage, corpusPackage, "", elements.stream().map(Element::key).toList()));
    return store;
  }

  @Override
  public synchronized Optional<Element> find(ElementKey key) {
    return Optional.ofNullable(elements.get(key));
  }

  @Override
  public Element get(ElementKey key) {
    return find(key)
        .orElseThrow(
            () -> new NotFoundException(key.type().name(), key.id(), "put it into the store"));
  }

  @Override
  public Optional<ElementInfo> findInfo(ElementKey key) {
    return find(key).map(Element::info);
  }

  @Override
  public synchronized Optional<byte[]> findData(ElementKey key, String hash) {
    return find(key)
        .filter(element -> element.info().hash().equals(hash))
        .map(Element::data)
        .or(() -> Optional.ofNullable(versions.get(key + " " + hash)));
  }

  @Override
  public synchronized List<ElementInfo> list(ElementType type) {
    return elements.values().stream()
        .map(Element::info)
        .filter(info -> info.key().type().equals(type))
        .sorted(
            Comparator.comparing((ElementInfo info) -> sortable(info.category()))
                .thenComparing(ElementInfo::name)
                .thenComparing(ElementInfo::id))
        .toList();
  }

  /** The separator is below every character of a name, so a folder is before what is in it. */
  private static String sortable(List<String> path) {
    return String.join("\u0000", path);
  }

  @Override
  public Optional<ElementInfo> findAction(String module, String name) {
    return list(ElementType.ACTION).stream()
        .filter(info -> info.category().equals(List.of(module)) && info.name().equals(name))
        .findFirst();
  }

  @Override
  public synchronized List<Category> categories(ElementType type) {
    return categories.values().stream()
        .filter(category -> category.type().equals(type))
        .sorted(Comparator.comparing(category -> sortable(category.path())))
        .toList();
  }

  @Override
  public synchronized Optional<Category> findCategory(String id) {
    return Optional.ofNullable(categories.get(id));
  }

  @Override
  public synchronized void put(Collection<Element> changed, ContentPackage pkg) {
    for (Element element : changed) {
      keep(elements.put(element.key(), element));
      List<String> path = element.info().category();
      for (int depth = 1; depth <= path.size(); depth++) {
        Category folder = Category.of(element.key().type(), path.subList(0, depth));
        categories.put(folder.id(), folder);
      }
    }
    if (pkg != null) {
      packages.put(pkg.name(), pkg);
    }
    revision++;
  }

  @Override
  public synchronized Element update(ElementKey key, UnaryOperator<Element> change) {
    Element changed = change.apply(get(key));
    put(List.of(changed), null);
    return changed;
  }

  @Override
  public synchronized ElementInfo addIfAbsent(Element element) {
    ElementInfo info = element.info();
    return list(element.key().type()).stream()
        .filter(known -> known.qualifiedName().equals(info.qualifiedName()))
        .findFirst()
        .orElseGet(
            () -> {
              put(List.of(element), null);
              return info;
            });
  }

  @Override
  public synchronized Category addCategory(ElementType type, List<String> path) {
    Category folder = Category.named(type, path);
    if (categories.containsKey(folder.id())) {
      throw FolderConflictException.exists(folder);
    }
    for (int depth = 1; depth <= folder.path().size(); depth++) {
      Category above = Category.of(folder.type(), folder.path().subList(0, depth));
      categories.put(above.id(), above);
    }
    revision++;
    return folder;
  }

  @Override
  public synchronized void deleteCategory(String id, boolean withContent) {
    Category folder =
        findCategory(id)
            .orElseThrow(() -> new NotFoundException("folder", id, "add it to the store"));
    long folders =
        categories(folder.type()).stream().filter(one -> folder.isAbove(one.path())).count() - 1;
    long within =
        list(folder.type()).stream().filter(info -> folder.isAbove(info.category())).count();
    if (!withContent && folders + within > 0) {
      throw FolderConflictException.notEmpty(folder, (int) folders, (int) within);
    }
    delete(
        list(folder.type()).stream()
            .filter(info -> folder.isAbove(info.category()))
            .map(ElementInfo::key)
            .toList());
    categories
        .values()
        .removeIf(one -> one.type().equals(folder.type()) && folder.isAbove(one.path()));
    revision++;
  }

  private void keep(Element old) {
    if (old != null && old.key().type().equals(ElementType.WORKFLOW)) {
      versions.put(old.key() + " " + old.info().hash(), old.data());
    }
  }

  @Override
  public synchronized void delete(Collection<ElementKey> keys) {
    Set<ElementKey> gone = new LinkedHashSet<>(keys);
    gone.forEach(key -> keep(elements.remove(key)));
    packages.replaceAll(
        (name, pkg) -> {
          List<ElementKey> left = new ArrayList<>(pkg.elements());
          left.removeAll(gone);
          return new ContentPackage(pkg.name(), pkg.id(), pkg.description(), left);
        });
    revision++;
  }

  @Override
  public synchronized List<ContentPackage> packages() {
    return List.copyOf(packages.values());
  }

  @Override
  public synchronized Optional<ContentPackage> findPackage(String name) {
    return Optional.ofNullable(packages.get(name));
  }

  @Override
  public List<String> packagesWith(ElementKey key) {
    return packages().stream()
        .filter(pkg -> pkg.elements().contains(key))
        .map(ContentPackage::name)
        .toList();
  }

  @Override
  public synchronized boolean deletePackage(String name) {
    revision++;
    return Stream.of(packages.remove(name)).anyMatch(Objects::nonNull);
  }

  @Override
  public synchronized long revision() {
    return revision;
  }
}
