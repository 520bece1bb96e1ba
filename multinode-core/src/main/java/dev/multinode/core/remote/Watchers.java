package dev.multinode.core.remote;

import dev.multinode.core.cluster.Leases;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the end of every remote run gets here: one watcher per server that somebody waits
 * for, however many wait, on one node of the cluster. {@link #start} reconciles what happened while
 * this node was down; what other nodes start or leave behind is looked for now and then.
 */
public final class Watchers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchers.class);

  /** Ends that are fetched at the same time; each is one call and two short statements. */
  private static final int FETCHES = 8;

  /** How long the handle of a run that has ended can be asked for its outputs. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** How long a run that another node has started may go unwatched. */
  private static final long LOOK_MILLIS = 2000;

  private final VroClients clients;
  private final SqlServers servers;
  private final SqlTokens tokens;
  private final Triggers triggers;
  private final LocalCancels cancels;
  private final InstantSource clock;
  private final Leases leases;
  private final Map<String, ServerWatcher> watchers = new HashMap<>();

  /** What is being fetched; asking for one again adds nothing to the queue. */
  private final Set<String> fetching = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;
  private ExecutorService threads;
  private ExecutorService fetches;
  private ScheduledExecutorService looks;
  private boolean failing;
  private volatile Consumer<RemoteToken> starter = token -> {};

  @Inject
  Watchers(
      VroClients clients,
      SqlServers servers,
      SqlTokens tokens,
      Triggers triggers,
      LocalCancels cancels,
      InstantSource clock,
      Leases leases) {
    this.clients = clients;
    this.servers = servers;
    this.tokens = tokens;
    this.triggers = triggers;
    this.cancels = cancels;
    this.clock = clock;
    this.leases = leases;
  }

  /** Who repeats starts whose answers were lost. */
  void startsWith(Consumer<RemoteToken> repeated) {
    starter = repeated;
  }

  /** Starts to watch, beginning with what is open from before. */
  public synchronized void start() {
    threads = Executors.newCachedThreadPool(daemons("watcher"));
    fetches = Executors.newFixedThreadPool(FETCHES, daemons("fetch"));
    tokens.deleteEndedBefore(clock.instant().minus(KEPT));
    if (leases.isAlone()) {
      tokens.serversWithUndelivered().forEach(this::watcher);
    } else {
      looks = Executors.newSingleThreadScheduledExecutor(daemons("look"));
      looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    threads.execute(cancels);
  }

  private void look() {
    try {
      share();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !closed) {
        log.warn("what is to be watched is looked for in a moment again: {}", e.toString());
      }
      failing = true;
    }
  }

  /** Watches what nobody else does, and leaves to others what they have by now. */
  private synchronized void share() {
    for (String server : List.copyOf(watchers.keySet())) {
      if (!leases.have(lease(server))) {
        watchers.remove(server).stop();
      }
    }
    for (String server : tokens.serversWithUndelivered()) {
      if (!watchers.containsKey(server) && leases.have(lease(server))) {
        watcher(server);
      }
    }
  }

  private static String lease(String serverId) {
    return "watch " + serverId;
  }

  /** Whether runs on the servers are started by other nodes as well. */
  boolean isShared() {
    return !leases.isAlone();
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "remote-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A token was stored, or its run became known. Before {@link #start} it is only remembered. */
  synchronized void watch(RemoteToken token) {
    if (threads != null && !threads.isShutdown()) {
      String server = token.serverId();
      if (watchers.containsKey(server) || leases.have(lease(server))) {
        watcher(server).added(token);
      }
    }
  }

  private ServerWatcher watcher(String serverId) {
    return watchers.computeIfAbsent(
        serverId,
        id -> {
          ServerWatcher watcher = new ServerWatcher(id, this, servers, tokens, clock);
          threads.execute(watcher);
          return watcher;
        });
  }

  /** A watcher ends itself when nobody waits; decided under the lock that new tokens need. */
  synchronized boolean mayEnd(ServerWatcher watcher, String serverId) {
    if (tokens.anyUndelivered(serverId)) {
      return false;
    }
    boolean ends = watchers.remove(serverId, watcher);
    if (ends) {
      leases.giveBack(lease(serverId));
    }
    return ends;
  }

  void startAgain(RemoteToken pending) {
    starter.accept(pending);
  }

  /**
   * Does something with a token in the background, unless that is under way; a failure is left to
   * the next round.
   */
  void fetch(RemoteToken token, Runnable fetch) {
    inBackground(token.id(), token, fetch);
  }

  /** Repeats a lost start in the background; that has nothing to do with fetches of its end. */
  void repeat(RemoteToken token, Runnable start) {
    inBackground("start of " + token.id(), token, start);
  }

  private void inBackground(String key, RemoteToken token, Runnable task) {
    if (!fetching.add(key)) {
      return;
    }
    try {
      fetches.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              log.warn("{} is tried again: {}", token, e.getMessage());
            } finally {
              fetching.remove(key);
            }
          });
    } catch (RejectedExecutionException e) {
      fetching.remove(key);
      log.debug("{} is left to the next start", token);
    }
  }

  /**
   * Stores an end and tells the run that waits for it, in this order: a crash repeats the latter.
   */
  void end(RemoteToken token, SqlTokens.End end) {
    tokens.end(token.id(), end);
    deliver(token);
  }

  void deliver(RemoteToken token) {
    if (token.firesTrigger()) {
      triggers.fire(token.id(), Value.NULL);
    }
    tokens.delivered(token.id());
  }

  boolean isClosed() {
    return closed;
  }

  /** Stops watching; what is open goes on where it is and is reconciled at the next start. */
  @Override
  public void close() {
    List<ExecutorService> all;
    closed = true;
    cancels.close();
    synchronized (this) {
      if (threads == null) {
        return;
      }
      all = looks == null ? List.of(threads, fetches) : List.of(looks, threads, fetches);
    }
    all.forEach(ExecutorService::shutdownNow);
    clients.close();
  }
}
