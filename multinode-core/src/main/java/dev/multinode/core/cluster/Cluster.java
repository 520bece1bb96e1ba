package dev.multinode.core.cluster;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Readiness;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among those on the same database. It beats, learns its role, declares others dead, and
 * cuts itself off when its own beats do not get through: one beat before the others take over.
 */
@Singleton
public final class Cluster implements ClusterRole, Readiness, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final int MAX_ACTIVE = 1000;

  private final Registry registry;
  private final ClusterConfig config;
  private final boolean embedded;
  private final Standing standing = new Standing();
  private ScheduledExecutorService threads;

  /** When the last beat that got through began. */
  private volatile long lastBeat = System.nanoTime();

  /** Why beats do not get through; null while they do. */
  private volatile String failure;

  private final Object beating = new Object();
  private volatile boolean replaced;
  private volatile boolean closed;
  private boolean cutOff;
  private long deaths;

  @Inject
  Cluster(Registry registry, ClusterConfig config, Database database) {
    this.registry = registry;
    this.config = config;
    embedded = database.isEmbedded();
  }

  /** Registers this node, so that it has its role when this returns, and begins to beat. */
  public synchronized void start() {
    registry.register();
    lastBeat = System.nanoTime();
    apply(registry.view());
    threads =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "cluster");
              thread.setDaemon(true);
              return thread;
            });
    long beat = config.heartbeat().toNanos();
    threads.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.NANOSECONDS);
    if (!embedded) {
      threads.scheduleWithFixedDelay(this::watch, beat, beat / 5 + 1, TimeUnit.NANOSECONDS);
    }
  }

  public String name() {
    return config.nodeName();
  }

  /** Tells the others how this node is reached. */
  public void reachableAt(URI address) {
    registry.setAddress(address.toString());
    beat();
  }

  /** Who takes over what a dead node has left behind; to be told before {@link #start}. */
  public void inherit(Heir heir) {
    registry.inherit(heir);
  }

  @Override
  public boolean isActive() {
    return standing.isActive();
  }

  @Override
  public Optional<String> trouble() {
    return standing.trouble();
  }

  @Override
  public void listen(RoleListener listener) {
    standing.listen(listener);
  }

  /** Whether another node lives on this database. */
  public boolean hasOthers() {
    ClusterView view = registry.view();
    return view.members().stream()
        .anyMatch(member -> !member.name().equals(name()) && !member.isSilent(view.now()));
  }

  public ClusterView view() {
    return registry.view();
  }

  /**
   * Says how many nodes drive runs; the others learn of it with their next beat.
   *
   * @param wanted 0 for all
   */
  public void setActiveNodes(int wanted) {
    if (wanted < 0 || wanted > MAX_ACTIVE) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "%d nodes cannot be active; give 1 to %d, or 'all'".formatted(wanted, MAX_ACTIVE));
    }
    registry.setActiveNodes(wanted);
    beat();
  }

  private void beat() {
    // one at a time, so that nobody goes by what was read before another's beat
    synchronized (beating) {
      if (!replaced && !closed) {
        beatNow();
      }
    }
  }

  private void beatNow() {
    long begun = System.nanoTime();
    try {
      Optional<ClusterView> view = registry.beat();
      if (isOverdue(begun)) {
        return; // the process stood still in between, and what was read is old
      }
      lastBeat = begun;
      if (failure != null) {
        registry.takeBackOwn();
        LOG.warn("the database answers node '{}' again", name());
        failure = null;
      }
      if (view.isPresent()) {
        apply(view.get());
      } else {
        comeBack();
      }
    } catch (JdbiException e) {
      if (failure == null) {
        LOG.warn("node '{}' could not beat, and tries again: {}", name(), reason(e));
      }
      failure = reason(e);
    } catch (RuntimeException e) {
      LOG.error("node '{}' could not beat, and tries again", name(), e);
      failure = e.toString();
    }
  }

  /** The row of this process is gone. */
  private synchronized void comeBack() {
    if (registry.isReplaced()) {
      replaced = true;
      cutOff(
          "another process has registered as node '%s'; give every node a name of its own ('engine.nodeName') and start this one again"
              .formatted(name()));
      return;
    }
    cutOff("node '%s' was missing in the registry".formatted(name()));
    registry.register();
    apply(registry.view());
  }

  private synchronized void apply(ClusterView view) {
    Member me =
        view.members().stream()
            .filter(member -> member.name().equals(name()))
            .findFirst()
            .orElseThrow();
    if (me.deaths() != deaths) {
      deaths = me.deaths();
      cutOff("the other nodes took node '%s' for dead; it comes back".formatted(name()));
    }
    if (cutOff) {
      registry.takeBackOwn();
      cutOff = false;
    }
    standing.become(me.role() == NodeRole.ACTIVE);
  }

  private boolean isOverdue(long beat) {
    return !embedded && System.nanoTime() - beat > config.patience().toNanos();
  }

  /** Stops this node before the others take over. */
  private synchronized void watch() {
    if (!cutOff && !closed && isOverdue(lastBeat)) {
      cutOff(
          "the database has not answered node '%s' for %d s%s; nothing is lost, and the node goes on when it answers"
              .formatted(
                  name(),
                  config.patience().toSeconds(),
                  failure == null ? "" : " (" + failure + ")"));
    }
  }

  private void cutOff(String why) {
    cutOff = true;
    LOG.warn("node '{}' stops driving runs: {}", name(), why);
    standing.cutOff(why);
  }

  private static String reason(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return String.valueOf(reason.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Stops beating; the row stays until {@link #leave}. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (threads != null) {
        // not interrupted: within a call of an embedded database that would close its file
        threads.shutdown();
        threads = null;
      }
    }
    synchronized (beating) {
      // the last beat is over
      LOG.debug("node '{}' beats no more", name());
    }
  }

  /** Takes this node out of the registry, when what it was working on has come to rest. */
  public void leave() {
    try {
      registry.leave();
    } catch (JdbiException e) {
      LOG.warn("node '{}' leaves without a word, the database is away: {}", name(), reason(e));
    }
  }
}
