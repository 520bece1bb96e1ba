package dev.multinode.core.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Packages and what they list, within the caller's transaction. */
final class PackageRows {
  private PackageRows() {}

  static void put(Handle handle, ContentPackage pkg) {
    handle.execute("delete from content_packages where name = ?", pkg.name());
    handle.execute(
        "insert into content_packages (name, id, description) values (?, ?, ?)",
        pkg.name(),
        pkg.id(),
        pkg.description());
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into content_package_elements (package, type, id, ordinal)"
                + " values (:package, :type, :id, :ordinal)");
    int ordinal = 0;
    for (ElementKey key : new LinkedHashSet<>(pkg.elements())) {
      ElementRows.bind(batch, key).bind("package", pkg.name()).bind("ordinal", ordinal++).add();
    }
    ElementRows.execute(batch);
  }

  /** All packages by name. */
  static List<ContentPackage> list(Handle handle) {
    List<ContentPackage> found = new ArrayList<>();
    handle
        .createQuery("select name, id, description from content_packages order by name")
        .map((row, context) -> found.add(read(handle, row)))
        .list();
    return found;
  }

  static Optional<ContentPackage> find(Handle handle, String name) {
    return handle
        .createQuery("select name, id, description from content_packages where name = :name")
        .bind("name", name)
        .map((row, context) -> read(handle, row))
        .findOne();
  }

  /** The package of a row, with what it lists. */
  private static ContentPackage read(Handle handle, ResultSet row) throws SQLException {
    List<ElementKey> elements =
        handle
            .createQuery(
                "select type, id from content_package_elements where package = :package"
                    + " order by ordinal")
            .bind("package", row.getString("name"))
            .map((element, context) -> ElementRows.key(element))
            .list();
    return new ContentPackage(
        row.getString("name"), row.getString("id"), row.getString("description"), elements);
  }
}
