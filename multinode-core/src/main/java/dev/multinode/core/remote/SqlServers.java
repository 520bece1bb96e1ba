package dev.multinode.core.remote;

import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registered servers in the database, passwords sealed, and one client for each. */
final class SqlServers implements Servers {
  private final Jdbi jdbi;
  private final SecretBox secrets;
  private final VroClients clients;
  private final JsonMapper json;
  private final InstantSource clock;
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();

  @Inject
  SqlServers(
      Database database,
      SecretBox secrets,
      VroClients clients,
      JsonMapper json,
      InstantSource clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clients = clients;
    this.json = json;
    this.clock = clock;
  }

  /** A client, and for which address, user and kind of server it was made. */
  private record Opened(String made, VroClient client) {}

  @Override
  public List<RemoteServer> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from remote_servers order by name")
                .map(this::server)
                .list());
  }

  @Override
  public Optional<RemoteServer> find(String idOrName) {
    return registration(idOrName).map(Registration::server);
  }

  @Override
  public RemoteServer get(String idOrName) {
    return getRegistration(idOrName).server();
  }

  @Override
  public VroClient client(RemoteServer server) {
    String made = madeFor(server);
    return opened
        .compute(
            server.id(),
            (id, kept) ->
                kept != null && kept.made().equals(made)
                    ? kept
                    : new Opened(made, open(getRegistration(id))))
        .client();
  }

  private static String madeFor(RemoteServer server) {
    return String.join(
        " ",
        server.baseUri().toString(),
        String.valueOf(server.fingerprint()),
        server.user(),
        server.timeouts().toString(),
        String.valueOf(server.node()));
  }

  private VroClient open(Registration registration) {
    String id = registration.server().id();
    return clients.open(registration, new StoredHealth(id, registration.server()));
  }

  Registration getRegistration(String idOrName) {
    return registration(idOrName)
        .orElseThrow(
            () -> new NotFoundException("server", idOrName, "see 'multinode server list'"));
  }

  private Optional<Registration> registration(String idOrName) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from remote_servers where id = :key or name = :key")
                .bind("key", idOrName)
                .map(
                    (row, context) ->
                        new Registration(
                            server(row, context),
                            secrets.open(row.getString("password_sealed")),
                            LoginKind.valueOf(row.getString("login")),
                            row.getString("key_seen")))
                .findFirst());
  }

  /** Fingerprints of the keys that registered servers showed, by server id. */
  Map<String, String> keysSeen() {
    return jdbi.withHandle(
        handle -> {
          Map<String, String> keys = new LinkedHashMap<>();
          handle
              .createQuery("select id, key_seen from remote_servers")
              .map((row, context) -> keys.put(row.getString("id"), row.getString("key_seen")))
              .list();
          return keys;
        });
  }

  void insert(Registration registration) {
    RemoteServer server = registration.server();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "insert into remote_servers (id, name, base_uri, user_name, password_sealed,"
                        + " login, pinned, key_seen, labels, connect_millis, request_millis,"
                        + " retry_millis, state, reason, version, node, checked_at) values (:id,"
                        + " :name, :uri, :user, :password, :login, :pinned, :key, :labels, :connect,"
                        + " :request, :retry, :state, :reason, :version, :node, :checked)")
                .bind("id", server.id())
                .bind("name", server.name())
                .bind("uri", server.baseUri().toString())
                .bind("user", server.user())
                .bind("password", secrets.seal(registration.password()))
                .bind("login", registration.login().name())
                .bind("pinned", server.fingerprint())
                .bind("key", registration.keySeen())
                .bind("labels", json.writeValueAsString(server.labels()))
                .bind("connect", server.timeouts().connect().toMillis())
                .bind("request", server.timeouts().request().toMillis())
                .bind("retry", server.timeouts().retry().toMillis())
                .bind("state", server.state().name())
                .bind("reason", server.reason())
                .bind("version", server.version())
                .bind("node", server.node())
                .bind("checked", server.checkedAt().toEpochMilli())
                .execute());
  }

  /** Stores what a check found; the next call gets a fresh client, with nothing held against it. */
  void updateFound(String id, String version, boolean node) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update remote_servers set state = 'ONLINE', reason = '', version = :version,"
                        + " node = :node, checked_at = :now where id = :id")
                .bind("version", version)
                .bind("node", node)
                .bind("now", clock.millis())
                .bind("id", id)
                .execute());
    opened.remove(id);
  }

  /** Another key is that of the server from now on; the next call gets a client that expects it. */
  void updatePin(String id, String fingerprint) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update remote_servers set pinned = :key, key_seen = :key where id = :id")
                .bind("key", fingerprint)
                .bind("id", id)
                .execute());
    opened.remove(id);
  }

  void updateState(String id, RemoteServer.State state, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update remote_servers set state = :state, reason = :reason, checked_at = :now"
                        + " where id = :id")
                .bind("state", state.name())
                .bind("reason", reason)
                .bind("now", clock.millis())
                .bind("id", id)
                .execute());
  }

  void delete(String id) {
    jdbi.useHandle(handle -> handle.execute("delete from remote_servers where id = ?", id));
    opened.remove(id);
  }

  private RemoteServer server(ResultSet row, StatementContext context) throws SQLException {
    long checked = row.getLong("checked_at");
    Instant checkedAt = row.wasNull() ? null : Instant.ofEpochMilli(checked);
    return new RemoteServer(
        row.getString("id"),
        row.getString("name"),
        URI.create(row.getString("base_uri")),
        row.getString("user_name"),
        row.getString("pinned"),
        labels(row.getString("labels")),
        new Timeouts(
            Duration.ofMillis(row.getLong("connect_millis")),
            Duration.ofMillis(row.getLong("request_millis")),
            Duration.ofMillis(row.getLong("retry_millis"))),
        RemoteServer.State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("version"),
        row.getBoolean("node"),
        checkedAt);
  }

  private Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> label : json.readTree(text).properties()) {
      labels.put(label.getKey(), label.getValue().asString());
    }
    return labels;
  }

  /** Writes a state when it changes, so that ordinary calls cost no statement. */
  private final class StoredHealth implements Health {
    private final String id;
    private volatile RemoteServer.State last;

    StoredHealth(String id, RemoteServer server) {
      this.id = id;
      this.last = server.state();
    }

    @Override
    public void report(RemoteServer.State state, String reason) {
      if (state != last) {
        last = state;
        updateState(id, state, reason);
      }
    }
  }
}
