package dev.multinode.core.cluster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables of the cluster; every call is part of its caller's transaction. */
final class SqlNodes {
  private SqlNodes() {}

  static Instant now(Handle handle) {
    return handle.select("select current_timestamp").mapTo(OffsetDateTime.class).one().toInstant();
  }

  /** Lets nobody else give out roles until the transaction ends; how many are to be active. */
  static int lockRoles(Handle handle) {
    return handle
        .select("select active_nodes from cluster_state for update")
        .mapTo(Integer.class)
        .one();
  }

  static int activeNodes(Handle handle) {
    return handle.select("select active_nodes from cluster_state").mapTo(Integer.class).one();
  }

  static void setActiveNodes(Handle handle, int wanted) {
    handle.execute("update cluster_state set active_nodes = ?", wanted);
  }

  /** By name. */
  static List<Member> members(Handle handle) {
    return handle.select("select * from nodes order by name").map(SqlNodes::member).list();
  }

  static void insert(Handle handle, String name, String incarnation, Duration silence) {
    handle.execute(
        "insert into nodes (name, incarnation, address, version, role, role_since, started_at,"
            + " beat_at, silence_millis, skew_millis, content_hash, configuration_hash, deaths)"
            + " values (?, ?, '', '', ?, current_timestamp, current_timestamp, current_timestamp,"
            + " ?, 0, '', '', 0)",
        name,
        incarnation,
        NodeRole.STANDBY.wire(),
        silence.toMillis());
  }

  /** False when the node is not registered any more, or by another process. */
  static boolean beat(
      Handle handle,
      String name,
      String incarnation,
      String address,
      Duration skew,
      NodeFacts facts,
      String content) {
    return handle.execute(
            "update nodes set beat_at = current_timestamp, address = ?, version = ?,"
                + " skew_millis = ?, content_hash = ?, configuration_hash = ?"
                + " where name = ? and incarnation = ?",
            address,
            facts.version(),
            skew.toMillis(),
            content,
            facts.configuration(),
            name,
            incarnation)
        == 1;
  }

  static void setRole(Handle handle, String name, NodeRole role) {
    handle.execute(
        "update nodes set role = ?, role_since = current_timestamp, deaths = deaths + ?"
            + " where name = ?",
        role.wire(),
        role == NodeRole.DEAD ? 1 : 0,
        name);
    if (role != NodeRole.ACTIVE) {
      handle.execute("delete from node_leases where node = ?", name);
    }
  }

  static void delete(Handle handle, String name) {
    handle.execute("delete from node_leases where node = ?", name);
    handle.execute("delete from nodes where name = ?", name);
  }

  static void deleteDeadSince(Handle handle, Instant time) {
    handle.execute(
        "delete from nodes where role = ? and role_since < ?",
        NodeRole.DEAD.wire(),
        OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  private static Member member(ResultSet row, StatementContext context) throws SQLException {
    return new Member(
        row.getString("name"),
        row.getString("incarnation"),
        row.getString("address"),
        row.getString("version"),
        NodeRole.parse(row.getString("role")),
        time(row, "role_since"),
        time(row, "started_at"),
        time(row, "beat_at"),
        Duration.ofMillis(row.getLong("silence_millis")),
        Duration.ofMillis(row.getLong("skew_millis")),
        row.getString("content_hash"),
        row.getString("configuration_hash"),
        row.getLong("deaths"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
