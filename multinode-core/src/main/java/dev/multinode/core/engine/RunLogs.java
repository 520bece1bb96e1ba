package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of log lines. */
final class RunLogs {
  private static final List<String> SEVERITIES = List.of("debug", "info", "warning", "error");
  private static final Map<String, Integer> LEVELS =
      Map.of("debug", 0, "info", 1, "warning", 2, "warn", 2, "error", 3);

  /** What a column of H2 holds at most. */
  private static final int MAX_LINE_CHARS = 1_000_000;

  private final Jdbi jdbi;

  @Inject
  RunLogs(Database database) {
    jdbi = database.jdbi();
  }

  /** A line that is not stored yet. */
  record Line(Instant at, String origin, String severity, String text) {}

  void add(Handle handle, List<RunWrite.Owned> writes) {
    if (writes.stream().allMatch(write -> write.lines.isEmpty())) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into run_logs (run_id, at, origin, severity, user_name, line)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (RunWrite.Owned write : writes) {
      for (Line line : write.lines) {
        batch.add(
            write.run.id(),
            line.at().toEpochMilli(),
            line.origin(),
            LEVELS.getOrDefault(line.severity(), 1),
            write.run.user(),
            RunStore.clean(cut(line.text())));
      }
    }
    batch.execute();
  }

  private static String cut(String line) {
    return line.length() <= MAX_LINE_CHARS ? line : line.substring(0, MAX_LINE_CHARS);
  }

  /** Lines of at least a severity that were written after a time. */
  List<LogLine> list(String runId, String minSeverity, Instant after) {
    int level =
        minSeverity == null ? 0 : LEVELS.getOrDefault(minSeverity.toLowerCase(Locale.ROOT), 0);
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select seq, at, origin, severity, user_name, line from run_logs"
                        + " where run_id = ? and severity >= ? and at > ? order by seq",
                    runId,
                    level,
                    after == null ? -1L : after.toEpochMilli())
                .map(
                    (row, context) ->
                        new LogLine(
                            row.getLong("seq"),
                            Instant.ofEpochMilli(row.getLong("at")),
                            row.getString("origin"),
                            SEVERITIES.get(row.getInt("severity")),
                            row.getString("user_name"),
                            row.getString("line")))
                .list());
  }
}
