package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables of retention, and what it looks for in the table of runs. */
final class RetentionRows {
  /** A run that has ended and is no part of one that has not. */
  private static final String ENDED =
      "select r.id, r.workflow_id, r.started_at, r.ended_at, r.ended_seq from runs r"
          + " where not exists (select 1 from runs p where p.id = r.parent_id and p.ended_seq = -1)";

  private final Jdbi jdbi;

  @Inject
  RetentionRows(Database database) {
    jdbi = database.jdbi();
  }

  /** A run that has ended. Times are milliseconds since 1970. */
  record Ended(String id, String workflowId, long startedAt, long endedAt, long seq) {}

  /** What counts for one workflow; null for the setting, 0 for no limit. */
  record Rule(Long ageMillis, Long runs) {}

  /** Whether nobody else has looked within a time; then nobody else does for that time. */
  boolean takeTurn(long now, Duration every) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "update retention set taken_at = ? where taken_at <= ?",
                    now,
                    now - every.toMillis()))
        == 1;
  }

  /** The turn is still taken. */
  static void keepTurn(Handle handle, long now) {
    handle.execute("update retention set taken_at = greatest(taken_at, ?)", now);
  }

  /** How many runs have ended, by workflow. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .select(
                    "select workflow_id, count(*) as n from runs where ended_seq >= 0"
                        + " group by workflow_id")
                .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                .list());
    return counts;
  }

  /** Runs that have ended in the order of their ends. */
  List<Ended> byEnd(long afterSeq, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    ENDED + " and r.ended_seq > ? order by r.ended_seq limit ?", afterSeq, limit)
                .map((row, context) -> read(row))
                .list());
  }

  /**
   * Runs of a workflow that have ended in the order of their starts.
   *
   * @param after the last one seen; null in the beginning
   */
  List<Ended> byStart(String workflowId, Ended after, int limit) {
    long startedAt = after == null ? Long.MIN_VALUE : after.startedAt();
    String id = after == null ? "" : after.id();
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    ENDED
                        + " and r.workflow_id = ? and r.ended_seq >= 0 and r.started_at >= ?"
                        + " and (r.started_at > ? or r.id > ?) order by r.started_at, r.id limit ?",
                    workflowId,
                    startedAt,
                    startedAt,
                    id,
                    limit)
                .map((row, context) -> read(row))
                .list());
  }

  private static Ended read(ResultSet row) throws SQLException {
    return new Ended(
        row.getString("id"),
        row.getString("workflow_id"),
        row.getLong("started_at"),
        row.getLong("ended_at"),
        row.getLong("ended_seq"));
  }

  Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .select("select workflow_id, age_millis, runs from retention_rules")
                .map((row, context) -> rules.put(row.getString("workflow_id"), rule(row)))
                .list());
    return rules;
  }

  Optional<Rule> rule(String workflowId) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select age_millis, runs from retention_rules where workflow_id = ?",
                    workflowId)
                .map((row, context) -> rule(row))
                .findOne());
  }

  private static Rule rule(ResultSet row) throws SQLException {
    return new Rule(row.getObject("age_millis", Long.class), row.getObject("runs", Long.class));
  }

  /**
   * @param rule null for none
   */
  void setRule(String workflowId, Rule rule) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from retention_rules where workflow_id = ?", workflowId);
          if (rule != null) {
            handle.execute(
                "insert into retention_rules (workflow_id, age_millis, runs)"
                    + " values (?, cast(? as bigint), cast(? as bigint))",
                workflowId,
                rule.ageMillis(),
                rule.runs());
          }
        });
  }

  /**
   * Drops versions of workflows that no run needs. One that was replaced at a time can be needed by
   * runs that began before it only, since whoever begins takes the present one.
   *
   * @param graceMillis between looking up a workflow and storing the start of its run
   */
  int dropVersions(long now, long graceMillis) {
    return jdbi.inTransaction(
        handle -> {
          long oldest =
              handle
                  .select("select min(started_at) from runs where ended_seq = -1")
                  .mapTo(Long.class)
                  .findOne()
                  .orElse(now);
          return handle.execute(
              "delete from content_versions where replaced_at < ? and not exists"
                  + " (select 1 from runs r where r.workflow_id = content_versions.id"
                  + " and r.workflow_hash = content_versions.hash)",
              Math.min(now, oldest) - graceMillis);
        });
  }
}
