package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs that are parts of other runs, in the table of runs. */
final class RunParts {
  private final Jdbi jdbi;

  @Inject
  RunParts(Database database) {
    jdbi = database.jdbi();
  }

  StoredRun get(Handle handle, String id) {
    return handle
        .select("select " + StoredRun.COLUMNS + " from runs where id = ?", id)
        .map((row, context) -> StoredRun.read(row, null))
        .one();
  }

  /** Parts of a run, in the order of their starts. */
  List<StoredRun> of(String parentId) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select "
                        + StoredRun.COLUMNS
                        + " from runs where parent_id = ? order by started_at, request_id",
                    parentId)
                .map((row, context) -> StoredRun.read(row, null))
                .list());
  }

  /** Those of the runs that are not final. */
  List<String> notFinal(Handle handle, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : handle
            .select(
                "select id from runs where id = any(?) and ended_seq = -1",
                (Object) ids.toArray(String[]::new))
            .mapTo(String.class)
            .list();
  }

  /** Runs that go on although the run that they are a part of was canceled. */
  List<String> orphans() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select c.id from runs c join runs p on p.id = c.parent_id"
                        + " where c.ended_seq = -1 and p.state = 'canceled'")
                .mapTo(String.class)
                .list());
  }
}
