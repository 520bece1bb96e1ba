package dev.multinode.core.cluster;

import dev.multinode.core.content.ContentFingerprint;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in the table of nodes. Roles and deaths are decided under one lock of the
 * database, so by one node at a time.
 */
final class Registry {
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
  private static final Duration DEAD_ARE_SHOWN_FOR = Duration.ofDays(1);
  private static final Duration MUCH_SKEW = Duration.ofSeconds(2);

  private final Jdbi jdbi;
  private final boolean embedded;
  private final ClusterConfig config;
  private final ClusterClock clock;
  private final NodeFacts facts;
  private final ContentFingerprint content;
  private final List<Heir> heirs = new CopyOnWriteArrayList<>();
  private final String incarnation = UUID.randomUUID().toString();
  private boolean toldOfSkew;
  private volatile String address = "";

  @Inject
  Registry(
      Database database,
      ClusterConfig config,
      ClusterClock clock,
      Optional<NodeFacts> facts,
      ContentFingerprint content) {
    jdbi = database.aside();
    embedded = database.isEmbedded();
    this.config = config;
    this.clock = clock;
    this.facts = facts.orElseGet(NodeFacts::unknown);
    this.content = content;
  }

  void inherit(Heir heir) {
    heirs.add(heir);
  }

  String incarnation() {
    return incarnation;
  }

  void setAddress(String known) {
    address = known;
  }

  /**
   * Enters this process under its name. What a process of this name has left behind is taken over.
   */
  void register() {
    jdbi.useTransaction(
        handle -> {
          int wanted = SqlNodes.lockRoles(handle);
          SqlNodes.delete(handle, config.nodeName());
          SqlNodes.insert(handle, config.nodeName(), incarnation, config.silence());
          takeOver(handle, config.nodeName());
          giveRoles(handle, wanted);
        });
  }

  /**
   * Says that this node lives.
   *
   * @return the cluster as it is then; empty when this process is not registered any more
   */
  Optional<ClusterView> beat() {
    Duration skew = measureSkew();
    String fingerprint = content.get();
    Optional<ClusterView> seen =
        jdbi.inTransaction(
            handle ->
                SqlNodes.beat(
                        handle, config.nodeName(), incarnation, address, skew, facts, fingerprint)
                    ? Optional.of(read(handle))
                    : Optional.empty());
    if (seen.isEmpty() || !needsChange(seen.get())) {
      return seen;
    }
    return Optional.of(
        jdbi.inTransaction(
            handle -> {
              giveRoles(handle, SqlNodes.lockRoles(handle));
              return read(handle);
            }));
  }

  private static boolean needsChange(ClusterView view) {
    return !Roles.changes(view.members(), view.activeNodes(), view.now()).isEmpty();
  }

  /** Zero with an embedded database, whose clock is this node's. */
  private Duration measureSkew() {
    if (embedded) {
      return Duration.ZERO;
    }
    Instant before = clock.uncorrected();
    Instant there = jdbi.withHandle(SqlNodes::now);
    Duration doubt = Duration.between(before, clock.uncorrected()).dividedBy(2);
    Duration ahead = Duration.between(there, before.plus(doubt));
    clock.measured(ahead, doubt);
    boolean much = ahead.abs().compareTo(MUCH_SKEW) > 0;
    if (much && !toldOfSkew) {
      LOG.warn(
          "the clock of this node is {} ms ahead of the database's; the node goes by the latter, set its clock",
          ahead.toMillis());
    }
    toldOfSkew = much;
    return ahead;
  }

  ClusterView view() {
    return jdbi.inTransaction(Registry::read);
  }

  private static ClusterView read(Handle handle) {
    return new ClusterView(
        SqlNodes.now(handle), SqlNodes.activeNodes(handle), SqlNodes.members(handle));
  }

  void setActiveNodes(int wanted) {
    jdbi.useTransaction(
        handle -> {
          SqlNodes.lockRoles(handle);
          SqlNodes.setActiveNodes(handle, wanted);
          giveRoles(handle, wanted);
        });
  }

  /** With the lock on roles. */
  private void giveRoles(Handle handle, int wanted) {
    Instant now = SqlNodes.now(handle);
    Map<String, NodeRole> changes = Roles.changes(SqlNodes.members(handle), wanted, now);
    changes.forEach(
        (name, role) -> {
          SqlNodes.setRole(handle, name, role);
          if (role == NodeRole.DEAD) {
            LOG.warn("node '{}' has missed its beats and is taken for dead", name);
            takeOver(handle, name);
          }
        });
    SqlNodes.deleteDeadSince(handle, now.minus(DEAD_ARE_SHOWN_FOR));
  }

  private void takeOver(Handle handle, String node) {
    heirs.forEach(heir -> heir.takeOver(handle, node));
  }

  /** What this node was working on when the others took it for dead. */
  void takeBackOwn() {
    jdbi.useTransaction(handle -> takeOver(handle, config.nodeName()));
  }

  /** Whether another process has registered under this node's name. */
  boolean isReplaced() {
    return view().members().stream()
        .anyMatch(
            member ->
                member.name().equals(config.nodeName())
                    && !member.incarnation().equals(incarnation));
  }

  /** This node is stopped in order: nobody needs to wait for its beats. */
  void leave() {
    jdbi.useTransaction(
        handle -> {
          int wanted = SqlNodes.lockRoles(handle);
          int left =
              handle.execute(
                  "delete from nodes where name = ? and incarnation = ?",
                  config.nodeName(),
                  incarnation);
          if (left == 1) {
            handle.execute("delete from node_leases where node = ?", config.nodeName());
            takeOver(handle, config.nodeName());
            giveRoles(handle, wanted);
          }
        });
  }
}
