package dev.multinode.core.content;

import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes elements and their folders to the database, within the caller's transaction. */
final class ElementRows {
  static final String BY_KEY = " where type = :type and id = :id";

  private static final String NOW = "cast(extract(epoch from current_timestamp) * 1000 as bigint)";

  /** A version that comes back and goes again was needed until now. */
  private static final String REPLACED_AGAIN =
      "update content_versions set replaced_at = "
          + NOW
          + BY_KEY
          + " and hash = (select e.hash from content_elements e"
          + " where e.type = :type and e.id = :id and e.hash <> :hash)";

  /** Copies the present row unless it is the same content, or is kept already. */
  private static final String KEEP =
      "insert into content_versions (type, id, hash, data, replaced_at)"
          + " select e.type, e.id, e.hash, e.data, "
          + NOW
          + " from content_elements e"
          + " where e.type = :type and e.id = :id and e.hash <> :hash and e.type = 'Workflow'"
          + " and not exists (select 1 from content_versions v"
          + " where v.type = e.type and v.id = e.id and v.hash = e.hash)";

  private final Paths paths;

  @Inject
  ElementRows(Paths paths) {
    this.paths = paths;
  }

  /** Adds or replaces elements, with their members and folders. */
  void put(Handle handle, Collection<Element> elements) {
    keepVersions(handle, elements);
    delete(handle, "content_elements", elements.stream().map(Element::key).toList());
    insertElements(handle, elements);
    insertMembers(handle, elements);
    insertCategories(handle, elements);
  }

  /** Deletes elements, whose members go with them, and takes them out of all packages. */
  void delete(Handle handle, Collection<ElementKey> keys) {
    for (String statement : List.of(REPLACED_AGAIN, KEEP)) {
      PreparedBatch batch = handle.prepareBatch(statement);
      keys.forEach(key -> bind(batch, key).bind("hash", "").add());
      execute(batch);
    }
    delete(handle, "content_package_elements", keys);
    delete(handle, "content_elements", keys);
  }

  private static void keepVersions(Handle handle, Collection<Element> elements) {
    for (String statement : List.of(REPLACED_AGAIN, KEEP)) {
      PreparedBatch batch = handle.prepareBatch(statement);
      for (Element element : elements) {
        bind(batch, element.key()).bind("hash", element.info().hash()).add();
      }
      execute(batch);
    }
  }

  private static void delete(Handle handle, String table, Collection<ElementKey> keys) {
    PreparedBatch batch = handle.prepareBatch("delete from " + table + BY_KEY);
    keys.forEach(key -> bind(batch, key).add());
    execute(batch);
  }

  private void insertElements(Handle handle, Collection<Element> elements) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into content_elements"
                + " (type, id, name, version, path, description, hash, data) values"
                + " (:type, :id, :name, :version, :path, :description, :hash, :data)");
    for (Element element : elements) {
      ElementInfo info = element.info();
      bind(batch, info.key())
          .bind("name", info.name())
          .bind("version", info.version())
          .bind("path", paths.write(info.category()))
          .bind("description", info.description())
          .bind("hash", info.hash())
          .bind("data", element.data())
          .add();
    }
    execute(batch);
  }

  private static void insertMembers(Handle handle, Collection<Element> elements) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into content_members (type, id, name, data)"
                + " values (:type, :id, :name, :data)");
    for (Element element : elements) {
      element
          .members()
          .forEach(
              (name, data) ->
                  bind(batch, element.key()).bind("name", name).bind("data", data).add());
    }
    execute(batch);
  }

  private void insertCategories(Handle handle, Collection<Element> elements) {
    Set<Category> folders = new LinkedHashSet<>();
    for (Element element : elements) {
      ElementInfo info = element.info();
      if (!info.category().isEmpty()) {
        folders.addAll(Category.of(info.key().type(), info.category()).withParents());
      }
    }
    insertFolders(handle, folders);
  }

  /** Adds folders; those that are there stay. */
  void insertFolders(Handle handle, Collection<Category> folders) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into content_categories (id, type, path) select :id, :type, :path"
                + " where not exists (select 1 from content_categories where id = :id)");
    for (Category folder : folders) {
      batch
          .bind("id", folder.id())
          .bind("type", folder.type().name())
          .bind("path", paths.write(folder.path()))
          .add();
    }
    execute(batch);
  }

  void deleteFolders(Handle handle, Collection<Category> folders) {
    PreparedBatch batch = handle.prepareBatch("delete from content_categories where id = :id");
    folders.forEach(folder -> batch.bind("id", folder.id()).add());
    execute(batch);
  }

  static PreparedBatch bind(PreparedBatch batch, ElementKey key) {
    return batch.bind("type", key.type().name()).bind("id", key.id());
  }

  static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  static ElementKey key(ResultSet row) throws SQLException {
    return new ElementKey(new ElementType(row.getString("type")), row.getString("id"));
  }
}
