package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all runs on one server in one thread. A server that does not answer makes its tokens
 * unknown; when that lasts longer than the server's retry timeout, they are lost.
 */
final class ServerWatcher implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(ServerWatcher.class);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  /** How long it stays ready after the last token, so that the next one costs no fresh start. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  /** A run that was just started may not be found at once ({@code vro-rest-api.md} §8). */
  private static final Duration NOT_FOUND_GRACE = Duration.ofSeconds(60);

  private final String serverId;
  private final Watchers watchers;
  private final SqlServers servers;
  private final SqlTokens tokens;
  private final InstantSource clock;
  private final Semaphore news = new Semaphore(0);

  /** Since when the server says nothing sensible of single tokens, by their ids. */
  private final Map<String, Instant> unclear = new ConcurrentHashMap<>();

  private final PollFollower polls;
  private final EventFollower events;
  private volatile boolean stopped;
  private volatile Duration retry = Duration.ofDays(1);
  private long lastUse = System.nanoTime();

  /** What was last complained of; the same again is not. */
  private String lastTrouble = "";

  ServerWatcher(
      String serverId,
      Watchers watchers,
      SqlServers servers,
      SqlTokens tokens,
      InstantSource clock) {
    this.serverId = serverId;
    this.watchers = watchers;
    this.servers = servers;
    this.tokens = tokens;
    this.clock = clock;
    this.polls = new PollFollower(serverId, tokens, this);
    this.events = new EventFollower(serverId, tokens, polls, this, watchers.isShared());
  }

  void added(RemoteToken token) {
    events.added(token);
    if (token.remoteRunId() == null && !token.ended()) {
      // our own thread may be in a long poll
      watchers.repeat(token, () -> repeatLostStart(token));
    }
    news.release();
  }

  /** Another node watches the server from now on. */
  void stop() {
    stopped = true;
    news.release();
  }

  @Override
  public void run() {
    lastUse = System.nanoTime();
    Duration pause = PollFollower.MIN_PAUSE;
    try {
      while (!stopped && !watchers.isClosed() && !Thread.currentThread().isInterrupted()) {
        try {
          if (mayEnd()) {
            return;
          }
          pause = round(pause);
        } catch (RuntimeException e) {
          // the database, most likely; whoever waits is told later, but is told
          events.lost();
          trouble(e);
          pause = longer(pause);
        }
        if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
          pause = PollFollower.MIN_PAUSE;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayEnd() {
    if (tokens.anyUndelivered(serverId)) {
      lastUse = System.nanoTime();
      return false;
    }
    return System.nanoTime() - lastUse > IDLE.toNanos() && watchers.mayEnd(this, serverId);
  }

  private void trouble(RuntimeException e) {
    if (e.toString().equals(lastTrouble)) {
      log.debug("watching server {} fails as before", serverId, e);
    } else if (e instanceof MultinodeException) {
      log.warn("watching server {} goes on after a failure: {}", serverId, e.getMessage());
    } else {
      log.error("watching server {} goes on after a failure", serverId, e);
    }
    lastTrouble = e.toString();
  }

  /** One look at the server; gives the pause until the next. */
  private Duration round(Duration pause) {
    try {
      tokens.undelivered(serverId).forEach(watchers::deliver);
      RemoteServer server = servers.find(serverId).orElse(null);
      if (server == null) {
        tokens.open(serverId).forEach(token -> lose(token, "its server was removed"));
        return MAX_PAUSE;
      }
      retry = server.timeouts().retry();
      boolean hasty = repeatLostStarts(server);
      VroClient client = servers.client(server);
      Duration next = server.node() ? events.follow(client, hasty) : polls.poll(client, pause);
      tokens.serverAnswers(serverId);
      lastTrouble = "";
      return next;
    } catch (MultinodeException e) {
      events.lost();
      if (isSilence(e)) {
        serverIsSilent(e);
      } else {
        trouble(e);
      }
    }
    return longer(pause);
  }

  static Duration longer(Duration pause) {
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    return longer.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : longer;
  }

  /** Nothing can be learned of the runs, for whatever reason. */
  private static boolean isSilence(MultinodeException e) {
    return Health.state(e) != RemoteServer.State.ONLINE;
  }

  private void serverIsSilent(MultinodeException e) {
    tokens.serverSilent(serverId);
    servers.find(serverId).ifPresent(server -> loseOverdue(server, e.getMessage()));
  }

  private void loseOverdue(RemoteServer server, String why) {
    Instant deadline = clock.instant().minus(server.timeouts().retry());
    for (RemoteToken token : tokens.open(serverId)) {
      if (token.unknownSince() != null && !token.unknownSince().isAfter(deadline)) {
        lose(token, silentSince(token.unknownSince(), why));
      }
    }
  }

  private String silentSince(Instant since, String why) {
    return "nothing is known of it since %s, longer than the server's retry timeout of %s: %s"
        .formatted(since, retry, why);
  }

  /** Whether a failure says something of what was asked for, and nothing of the server. */
  static boolean isAboutOne(MultinodeException e) {
    RemoteServer.State state = Health.state(e);
    return state == RemoteServer.State.ONLINE || state == RemoteServer.State.INCOMPATIBLE;
  }

  /** The server says nothing sensible of one token; it is lost when that lasts. */
  void unclear(RemoteToken token, MultinodeException e) {
    Instant since = unclear.putIfAbsent(token.id(), clock.instant());
    if (since == null) {
      log.warn("{} is asked for again: {}", token, e.getMessage());
    } else if (!since.isAfter(clock.instant().minus(retry))) {
      unclear.remove(token.id());
      lose(token, silentSince(since, e.getMessage()));
    }
  }

  void clear(RemoteToken token) {
    unclear.remove(token.id());
  }

  /** Whether there were any. */
  private boolean repeatLostStarts(RemoteServer server) {
    List<RemoteToken> pending = tokens.pending(serverId);
    if (!pending.isEmpty()) {
      pending.forEach(this::repeatLostStart);
      loseOverdue(server, "whether the start was received could not be found out");
    }
    return !pending.isEmpty();
  }

  private void repeatLostStart(RemoteToken token) {
    try {
      watchers.startAgain(token);
      clear(token);
    } catch (MultinodeException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        lose(token, "whether its start was received could not be found out: " + e.getMessage());
      } else if (isAboutOne(e)) {
        unclear(token, e);
      } else {
        throw e;
      }
    }
  }

  /** Fetches how a run ended, in the background, and tells who waits for it. */
  void fetchEnd(VroClient client, RemoteToken token) {
    watchers.fetch(token, () -> fetchEndNow(client, token));
  }

  private void fetchEndNow(VroClient client, RemoteToken token) {
    try {
      VroClient.Execution run = client.execution(token.workflowId(), token.remoteRunId());
      if (run.state().isFinal()) {
        SqlTokens.End end =
            new SqlTokens.End(run.state().wire(), run.error(), run.currentItem(), run.outputs());
        watchers.end(token, end);
        clear(token);
      } else {
        events.lost();
      }
    } catch (RuntimeException e) {
      events.lost();
      if (!(e instanceof MultinodeException failure) || !isAboutOne(failure)) {
        throw e;
      }
      if (failure.code() == ErrorCode.NOT_FOUND) {
        notFound(token);
      } else {
        unclear(token, failure);
      }
    }
  }

  /** The server answers and does not know the run: it was deleted there, or is too fresh. */
  void notFound(RemoteToken token) {
    if (clock.instant().isAfter(token.createdAt().plus(NOT_FOUND_GRACE))) {
      lose(token, "the server does not know the run any more; its record was deleted there");
    } else {
      events.lost(); // no event will say more
    }
  }

  void lose(RemoteToken token, String why) {
    watchers.end(token, SqlTokens.End.lost(why));
  }
}
