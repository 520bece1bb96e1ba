package dev.multinode.proxy;

import dev.multinode.core.store.Database;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which local workflows are proxies, and what they stood for when they were made. */
final class SqlProxies {
  private final Jdbi jdbi;
  private final JsonMapper json;
  private final InstantSource clock;

  @Inject
  SqlProxies(Database database, JsonMapper json, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.json = json;
    this.clock = clock;
  }

  /** Adds a proxy, or replaces the one of the same id. */
  void put(Proxy proxy) {
    ObjectNode signature = json.createObjectNode();
    write(signature.putArray("inputs"), proxy.inputs());
    write(signature.putArray("outputs"), proxy.outputs());
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from proxies where id = ?", proxy.id());
          handle
              .createUpdate(
                  "insert into proxies (id, name, server_id, remote_workflow_id, remote_version,"
                      + " mode, folder, signature, refreshed_at) values (:id, :name, :server,"
                      + " :workflow, :version, :mode, :folder, :signature, :now)")
              .bind("id", proxy.id())
              .bind("name", proxy.name())
              .bind("server", proxy.serverId())
              .bind("workflow", proxy.remoteWorkflowId())
              .bind("version", proxy.remoteVersion())
              .bind("mode", proxy.mode().name())
              .bind("folder", proxy.folder())
              .bind("signature", signature.toString())
              .bind("now", clock.millis())
              .execute();
        });
  }

  private static void write(ArrayNode array, List<Proxy.Mapped> parameters) {
    for (Proxy.Mapped parameter : parameters) {
      array
          .addObject()
          .put("name", parameter.local().name())
          .put("type", parameter.local().type().text())
          .put("description", parameter.local().description())
          .put("remoteType", parameter.remoteType() == null ? null : parameter.remoteType().text());
    }
  }

  Optional<Proxy> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from proxies where id = :id")
                .bind("id", id)
                .map(this::proxy)
                .findFirst());
  }

  /** Ordered by folder and name. */
  List<Proxy> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from proxies order by folder, name, mode")
                .map(this::proxy)
                .list());
  }

  List<Proxy> ofServer(String serverId) {
    return list().stream().filter(proxy -> proxy.serverId().equals(serverId)).toList();
  }

  void delete(String id) {
    jdbi.useHandle(handle -> handle.execute("delete from proxies where id = ?", id));
  }

  private Proxy proxy(ResultSet row, StatementContext context) throws SQLException {
    JsonNode signature = json.readTree(row.getString("signature"));
    return new Proxy(
        row.getString("id"),
        row.getString("name"),
        row.getString("server_id"),
        row.getString("remote_workflow_id"),
        row.getString("remote_version"),
        ProxyMode.valueOf(row.getString("mode")),
        row.getString("folder"),
        read(signature.path("inputs")),
        read(signature.path("outputs")));
  }

  private static List<Proxy.Mapped> read(JsonNode array) {
    List<Proxy.Mapped> parameters = new ArrayList<>();
    for (JsonNode parameter : array) {
      JsonNode remote = parameter.path("remoteType");
      parameters.add(
          new Proxy.Mapped(
              new Parameter(
                  parameter.path("name").asString(),
                  new TypeName(parameter.path("type").asString()),
                  parameter.path("description").asString("")),
              remote.isString() ? new TypeName(remote.asString()) : null));
    }
    return parameters;
  }
}
