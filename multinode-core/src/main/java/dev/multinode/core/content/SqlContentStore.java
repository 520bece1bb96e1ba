package dev.multinode.core.content;

import static dev.multinode.core.content.ElementRows.BY_KEY;

import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Content in the database. Changes come one after another, reads never wait for them. */
final class SqlContentStore implements ContentStore {
  private static final String INFO = "type, id, name, version, path, description, hash";

  private final Jdbi jdbi;
  private final Paths paths;
  private final ElementRows rows;

  /** Waits within this process, so that H2 does not give up on a long import. */
  private final Object writing = new Object();

  @Inject
  SqlContentStore(Jdbi jdbi, Paths paths, ElementRows rows) {
    this.jdbi = jdbi;
    this.paths = paths;
    this.rows = rows;
  }

  @Override
  public Optional<Element> find(ElementKey key) {
    return jdbi.inTransaction(handle -> find(handle, key));
  }

  private Optional<Element> find(Handle handle, ElementKey key) {
    return byKey(handle, "select " + INFO + ", data from content_elements" + BY_KEY, key)
        .map((row, context) -> element(handle, row))
        .findOne();
  }

  private Element element(Handle handle, ResultSet row) throws SQLException {
    ElementInfo info = info(row, null);
    Map<String, byte[]> members = new LinkedHashMap<>();
    byKey(handle, "select name, data from content_members" + BY_KEY, info.key())
        .map((member, context) -> members.put(member.getString("name"), member.getBytes("data")))
        .list();
    return new Element(info, row.getBytes("data"), members);
  }

  @Override
  public Element get(ElementKey key) {
    return find(key).orElseThrow(() -> Missing.element(key));
  }

  @Override
  public Optional<ElementInfo> findInfo(ElementKey key) {
    return jdbi.withHandle(
        handle ->
            byKey(handle, "select " + INFO + " from content_elements" + BY_KEY, key)
                .map(this::info)
                .findOne());
  }

  @Override
  public Optional<byte[]> findData(ElementKey key, String hash) {
    String present = "select data from content_elements" + BY_KEY + " and hash = :hash";
    String past = "select data from content_versions" + BY_KEY + " and hash = :hash";
    return jdbi.inTransaction(
        handle ->
            byKey(handle, present, key)
                .bind("hash", hash)
                .map((row, context) -> row.getBytes("data"))
                .findOne()
                .or(
                    () ->
                        byKey(handle, past, key)
                            .bind("hash", hash)
                            .map((row, context) -> row.getBytes("data"))
                            .findOne()));
  }

  @Override
  public List<ElementInfo> list(ElementType type) {
    return jdbi.withHandle(handle -> list(handle, type));
  }

  private List<ElementInfo> list(Handle handle, ElementType type) {
    return handle
        .createQuery("select " + INFO + " from content_elements where type = :type")
        .bind("type", type.name())
        .map(this::info)
        .stream()
        .sorted(Order.ELEMENTS)
        .toList();
  }

  @Override
  public Optional<ElementInfo> findAction(String module, String name) {
    return jdbi.withHandle(handle -> named(handle, ElementType.ACTION, name, List.of(module)));
  }

  @Override
  public List<Category> categories(ElementType type) {
    return jdbi.withHandle(handle -> categories(handle, type));
  }

  private List<Category> categories(Handle handle, ElementType type) {
    return handle
        .createQuery("select type, path from content_categories where type = :type")
        .bind("type", type.name())
        .map(this::category)
        .stream()
        .sorted((one, other) -> Order.PATHS.compare(one.path(), other.path()))
        .toList();
  }

  @Override
  public Optional<Category> findCategory(String id) {
    return jdbi.withHandle(handle -> findCategory(handle, id));
  }

  private Optional<Category> findCategory(Handle handle, String id) {
    return handle
        .createQuery("select type, path from content_categories where id = :id")
        .bind("id", id)
        .map(this::category)
        .findOne();
  }

  @Override
  public void put(Collection<Element> elements, ContentPackage pkg) {
    Map<ElementKey, Element> byKey = new LinkedHashMap<>();
    elements.forEach(element -> byKey.put(element.key(), element));
    byKey.values().forEach(element -> Limits.check(element.info()));
    change(
        handle -> {
          rows.put(handle, byKey.values());
          if (pkg != null) {
            PackageRows.put(handle, pkg);
          }
        });
  }

  @Override
  public Element update(ElementKey key, UnaryOperator<Element> change) {
    Element[] changed = new Element[1];
    change(
        handle -> {
          changed[0] = change.apply(find(handle, key).orElseThrow(() -> Missing.element(key)));
          Limits.check(changed[0].info());
          rows.put(handle, List.of(changed[0]));
        });
    return changed[0];
  }

  @Override
  public ElementInfo addIfAbsent(Element element) {
    ElementInfo info = element.info();
    Limits.check(info);
    ElementInfo[] there = {info};
    change(
        handle -> {
          Optional<ElementInfo> known =
              named(handle, info.key().type(), info.name(), info.category());
          if (known.isPresent()) {
            there[0] = known.get();
          } else {
            rows.put(handle, List.of(element));
          }
        });
    return there[0];
  }

  private Optional<ElementInfo> named(
      Handle handle, ElementType type, String name, List<String> folder) {
    return handle
        .createQuery(
            "select "
                + INFO
                + " from content_elements"
                + " where type = :type and name = :name and path = :path order by id")
        .bind("type", type.name())
        .bind("name", name)
        .bind("path", paths.write(folder))
        .map(this::info)
        .findFirst();
  }

  @Override
  public void delete(Collection<ElementKey> keys) {
    change(handle -> rows.delete(handle, keys));
  }

  @Override
  public Category addCategory(ElementType type, List<String> path) {
    Category folder = Category.named(type, path);
    change(
        handle -> {
          if (findCategory(handle, folder.id()).isPresent()) {
            throw FolderConflictException.exists(folder);
          }
          rows.insertFolders(handle, folder.withParents());
        });
    return folder;
  }

  @Override
  public void deleteCategory(String id, boolean withContent) {
    change(
        handle -> {
          Category folder = findCategory(handle, id).orElseThrow(() -> Missing.folder(id));
          delete(handle, folder, withContent);
        });
  }

  /** Looks into the folder within the change, so that nothing gets into it meanwhile. */
  private void delete(Handle handle, Category folder, boolean withContent) {
    List<ElementKey> elements =
        list(handle, folder.type()).stream()
            .filter(info -> folder.isAbove(info.category()))
            .map(ElementInfo::key)
            .toList();
    List<Category> folders =
        categories(handle, folder.type()).stream()
            .filter(one -> folder.isAbove(one.path()))
            .toList();
    if (!withContent && folders.size() + elements.size() > 1) {
      throw FolderConflictException.notEmpty(folder, folders.size() - 1, elements.size());
    }
    rows.delete(handle, elements);
    rows.deleteFolders(handle, folders);
  }

  private <X extends Exception> void change(HandleConsumer<X> change) throws X {
    synchronized (writing) {
      jdbi.useTransaction(
          handle -> {
            handle.execute("update content_revision set revision = revision + 1");
            change.useHandle(handle);
          });
    }
  }

  @Override
  public List<ContentPackage> packages() {
    return jdbi.inTransaction(PackageRows::list);
  }

  @Override
  public Optional<ContentPackage> findPackage(String name) {
    return jdbi.inTransaction(handle -> PackageRows.find(handle, name));
  }

  @Override
  public List<String> packagesWith(ElementKey key) {
    String query = "select package from content_package_elements" + BY_KEY + " order by package";
    return jdbi.withHandle(handle -> byKey(handle, query, key).mapTo(String.class).list());
  }

  @Override
  public boolean deletePackage(String name) {
    int[] deleted = {0};
    change(
        handle -> deleted[0] = handle.execute("delete from content_packages where name = ?", name));
    return deleted[0] > 0;
  }

  @Override
  public long revision() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select revision from content_revision").mapTo(long.class).one());
  }

  private static Query byKey(Handle handle, String query, ElementKey key) {
    return handle.createQuery(query).bind("type", key.type().name()).bind("id", key.id());
  }

  private ElementInfo info(ResultSet row, StatementContext context) throws SQLException {
    return new ElementInfo(
        ElementRows.key(row),
        row.getString("name"),
        row.getString("version"),
        paths.read(row.getString("path")),
        row.getString("description"),
        row.getString("hash"));
  }

  private Category category(ResultSet row, StatementContext context) throws SQLException {
    return Category.of(new ElementType(row.getString("type")), paths.read(row.getString("path")));
  }
}
