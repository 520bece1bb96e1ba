package dev.multinode.core.remote;

import dev.multinode.core.cluster.Leases;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.RunRecords;
import dev.multinode.core.store.Database;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Tokens in the database. A token is open until its end is stored, and undelivered until the run
 * that waits for it was told: what is undelivered after a crash is delivered again.
 */
final class SqlTokens implements RunRecords {
  /** Sealed as a whole. */
  private static final StoredValues VALUES = StoredValues.inClearText();

  private static final int MAX_STATE = 30;
  private static final int MAX_ERROR = 100_000;

  private final Jdbi jdbi;
  private final SecretBox secrets;
  private final InstantSource clock;

  @Inject
  SqlTokens(Database database, SecretBox secrets, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clock = clock;
  }

  /** How a run ended. */
  record End(String state, String error, String failedItem, Map<String, Value> outputs) {
    static End lost(String error) {
      return new End(RemoteToken.LOST, error, null, Map.of());
    }
  }

  /**
   * @param startingIn the process that is about to start it
   */
  void insert(RemoteToken token, String startingIn) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "insert into remote_tokens (id, request_id, server_id, workflow_id,"
                        + " workflow_name, local_run_id, fires_trigger, state, inputs_sealed,"
                        + " created_at, updated_at, ended, delivered, starting_in) values (:id, :request,"
                        + " :server, :workflow, :name, :local, :fires, :state, :inputs, :now, :now,"
                        + " false, false, :in)")
                .bind("in", startingIn)
                .bind("id", token.id())
                .bind("request", token.requestId())
                .bind("server", token.serverId())
                .bind("workflow", token.workflowId())
                .bind("name", ServerText.cut(token.workflowName(), 500))
                .bind("local", token.localRunId())
                .bind("fires", token.firesTrigger())
                .bind("state", token.state())
                .bind("inputs", seal(token.inputs()))
                .bind("now", token.createdAt().toEpochMilli())
                .execute());
  }

  Optional<RemoteToken> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from remote_tokens where id = :id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        token(row, open(row, "inputs_sealed"), open(row, "outputs_sealed")))
                .findFirst());
  }

  /**
   * Lets one process at a time try a start.
   *
   * @param longest how long a try may take; whoever began earlier is not at it any more
   * @return false while another one that lives is at it
   */
  boolean claimStart(String id, Leases leases, Duration longest) {
    if (leases.isAlone()) {
      return true;
    }
    long begun = clock.instant().minus(longest).toEpochMilli();
    String holder =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "select coalesce(starting_in, '') from remote_tokens"
                            + " where id = ? and updated_at > ?",
                        id,
                        begun)
                    .mapTo(String.class)
                    .findOne()
                    .orElse(""));
    if (!holder.isEmpty() && !holder.equals(leases.process()) && leases.lives(holder)) {
      return false;
    }
    return jdbi.withHandle(
        handle ->
            handle.execute(
                    "update remote_tokens set starting_in = ?, updated_at = ?"
                        + " where id = ? and (updated_at <= ? or coalesce(starting_in, '') = ?)"
                        + " and ended = false and remote_run_id is null",
                    leases.process(),
                    clock.millis(),
                    id,
                    begun,
                    holder)
                == 1);
  }

  /** A try is over, whatever came of it. */
  void releaseStart(String id, Leases leases) {
    if (!leases.isAlone()) {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "update remote_tokens set starting_in = null where id = ? and starting_in = ?",
                  id,
                  leases.process()));
    }
  }

  /** The server has started the run. */
  void started(String id, String remoteRunId) {
    update(
        "update remote_tokens set remote_run_id = :run, state = 'running', unknown_since = null,"
            + " updated_at = :now where id = :id and ended = false",
        id,
        Map.of("run", remoteRunId));
  }

  /** Takes back a start that reached nobody. */
  void delete(String id) {
    jdbi.useHandle(handle -> handle.execute("delete from remote_tokens where id = ?", id));
  }

  /** Tokens of runs that are deleted; one whose remote run goes on is still watched. */
  @Override
  public void delete(Handle transaction, Collection<String> runIds) {
    transaction.execute(
        "delete from remote_tokens where local_run_id = any(?) and ended = true",
        (Object) runIds.toArray(String[]::new));
  }

  void state(String id, String state) {
    update(
        "update remote_tokens set state = :state, updated_at = :now where id = :id and ended ="
            + " false",
        id,
        Map.of("state", ServerText.cut(state, MAX_STATE)));
  }

  /** Stores the end; the first one that is stored counts. */
  void end(String id, End end) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update remote_tokens set state = :state, error = :error, failed_item = :item,"
                        + " outputs_sealed = :outputs, unknown_since = null, updated_at = :now,"
                        + " ended = true where id = :id and ended = false")
                .bind("state", ServerText.cut(end.state(), MAX_STATE))
                .bind("error", ServerText.cut(end.error(), MAX_ERROR))
                .bind("item", ServerText.cut(end.failedItem(), 500))
                .bind("outputs", seal(end.outputs()))
                .bind("now", clock.millis())
                .bind("id", id)
                .execute());
  }

  void delivered(String id) {
    jdbi.useHandle(
        handle -> handle.execute("update remote_tokens set delivered = true where id = ?", id));
  }

  /** Tokens of a server that have not ended, the oldest first; without their values. */
  List<RemoteToken> open(String serverId) {
    return query(
        "select * from remote_tokens where delivered = false and server_id = :key and ended = false"
            + " order by created_at",
        serverId);
  }

  /** Tokens whose start may not have been received. */
  List<RemoteToken> pending(String serverId) {
    return query(
        "select * from remote_tokens where delivered = false and server_id = :key and ended = false"
            + " and remote_run_id is null",
        serverId);
  }

  boolean anyUndelivered(String serverId) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from remote_tokens where delivered = false and server_id ="
                            + " :server")
                    .bind("server", serverId)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /** Tokens whose end is stored and was told to nobody. */
  List<RemoteToken> undelivered(String serverId) {
    return query(
        "select * from remote_tokens where delivered = false and server_id = :key and ended = true",
        serverId);
  }

  /** Open tokens of a local run. */
  List<RemoteToken> ofLocalRun(String localRunId) {
    return query(
        "select * from remote_tokens where local_run_id = :key and ended = false", localRunId);
  }

  private List<RemoteToken> query(String sql, String key) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("key", key).map(SqlTokens::light).list());
  }

  /** Open tokens whose runs are among some of a server. */
  List<RemoteToken> ofRuns(String serverId, Collection<String> remoteRunIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from remote_tokens where server_id = :server and remote_run_id in"
                        + " (<runs>) and ended = false")
                .bind("server", serverId)
                .bindList("runs", List.copyOf(remoteRunIds))
                .map(SqlTokens::light)
                .list());
  }

  /** Whether a run of a server belongs to another token. */
  boolean isClaimed(String serverId, String remoteRunId) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from remote_tokens where server_id = :server and"
                            + " remote_run_id = :run")
                    .bind("server", serverId)
                    .bind("run", remoteRunId)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /** Servers that somebody waits for. */
  List<String> serversWithUndelivered() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select distinct server_id from remote_tokens where delivered = false")
                .mapTo(String.class)
                .list());
  }

  /** Local runs that wait for a remote one. */
  List<String> waitingLocalRuns() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select distinct local_run_id from remote_tokens where delivered = false and"
                        + " fires_trigger = true and local_run_id is not null")
                .mapTo(String.class)
                .list());
  }

  /** The server does not answer; tokens that are unknown already stay so since then. */
  void serverSilent(String serverId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update remote_tokens set unknown_since = ? where server_id = ? and ended = false"
                    + " and delivered = false and unknown_since is null",
                clock.millis(),
                serverId));
  }

  /** The server answers again; starts that it may not have received stay unknown. */
  void serverAnswers(String serverId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update remote_tokens set unknown_since = null where server_id = ? and ended = false"
                    + " and delivered = false and remote_run_id is not null and unknown_since is not"
                    + " null",
                serverId));
  }

  /** Forgets what ended before a time and was delivered. */
  void deleteEndedBefore(Instant time) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from remote_tokens where delivered = true and ended = true and updated_at <"
                    + " ?",
                time.toEpochMilli()));
  }

  private void update(String sql, String id, Map<String, String> values) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(sql)
                .bindMap(values)
                .bind("id", id)
                .bind("now", clock.millis())
                .execute());
  }

  private String seal(Map<String, Value> values) {
    return secrets.seal(VALUES.writeAll(values));
  }

  private Map<String, Value> open(ResultSet row, String column) throws SQLException {
    String sealed = row.getString(column);
    return sealed == null ? Map.of() : VALUES.readAll(secrets.open(sealed));
  }

  /** Without values: opening them takes longer than all the rest. */
  private static RemoteToken light(ResultSet row, StatementContext context) throws SQLException {
    return token(row, Map.of(), Map.of());
  }

  private static RemoteToken token(
      ResultSet row, Map<String, Value> inputs, Map<String, Value> outputs) throws SQLException {
    long unknown = row.getLong("unknown_since");
    Instant unknownSince = row.wasNull() ? null : Instant.ofEpochMilli(unknown);
    return new RemoteToken(
        row.getString("id"),
        row.getString("request_id"),
        row.getString("server_id"),
        row.getString("workflow_id"),
        row.getString("workflow_name"),
        row.getString("remote_run_id"),
        row.getString("local_run_id"),
        row.getBoolean("fires_trigger"),
        row.getString("state"),
        row.getString("error"),
        row.getString("failed_item"),
        inputs,
        outputs,
        Instant.ofEpochMilli(row.getLong("created_at")),
        unknownSince,
        row.getBoolean("ended"));
  }
}
