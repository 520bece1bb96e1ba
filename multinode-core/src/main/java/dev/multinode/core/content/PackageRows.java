package dev.multinode.core.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** The package of a row, with what it lists. */
  static ContentPackage read(Handle handle, ResultSet row) throws SQLException {
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
