package dev.multinode.core.engine;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Deletes runs that have ended, with all that is kept of them. */
final class RunRemoval {
  /** Tables of the engine beside that of runs. */
  private static final List<String> TABLES = List.of("run_logs", "triggers", "interactions");

  private final Set<RunRecords> others;

  @Inject
  RunRemoval(Set<RunRecords> others) {
    this.others = others;
  }

  /**
   * Runs that have not ended stay.
   *
   * @return how many were deleted
   */
  int delete(Handle handle, Collection<String> runIds) {
    List<String> ended = new ArrayList<>();
    long[] newest = {0};
    handle
        .select(
            "select id, ended_seq from runs where id = any(?) and ended_seq >= 0 order by id"
                + " for update",
            array(runIds))
        .map(
            (row, context) -> {
              newest[0] = Math.max(newest[0], row.getLong("ended_seq"));
              return ended.add(row.getString("id"));
            })
        .list();
    if (ended.isEmpty()) {
      return 0;
    }
    Object ids = array(ended);
    for (String table : TABLES) {
      handle.execute("delete from " + table + " where run_id = any(?)", ids);
    }
    others.forEach(records -> records.delete(handle, ended));
    // parts of a run whose record is deleted stay as runs of their own
    handle.execute("update runs set parent_id = null where parent_id = any(?)", ids);
    // whoever follows ends is told that some are gone
    handle.execute("update retention set swept_seq = greatest(swept_seq, ?)", newest[0]);
    return handle.execute("delete from runs where id = any(?)", ids);
  }

  private static Object array(Collection<String> ids) {
    return ids.toArray(String[]::new);
  }
}
