package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  private final PollFollower polls;
  private final EventFollower events;

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
    this.events = new EventFollower(serverId, tokens, polls, this);
  }

  void added(RemoteToken token) {
    events.added(token);
    news.release();
  }

  @Override
  public void run() {
    long lastUse = System.nanoTime();
    Duration pause = PollFollower.MIN_PAUSE;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (tokens.anyUndelivered(serverId)) {
          lastUse = System.nanoTime();
        } else if (System.nanoTime() - lastUse > IDLE.toNanos()
            && watchers.mayEnd(this, serverId)) {
          return;
        }
        pause = round(pause);
        if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
          pause = PollFollower.MIN_PAUSE;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
      repeatLostStarts(server);
      VroClient client = servers.client(server);
      Duration next = server.node() ? events.follow(client) : polls.poll(client, pause);
      tokens.serverAnswers(serverId);
      return next;
    } catch (MultinodeException e) {
      events.lost();
      if (isSilence(e)) {
        serverIsSilent(e);
      } else {
        log.warn("watching server {} goes on after a failure: {}", serverId, e.getMessage());
      }
    } catch (RuntimeException e) {
      events.lost();
      log.error("watching server {} goes on after a failure", serverId, e);
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
        lose(
            token,
            "nothing is known of it since %s, longer than the server's retry timeout of %s: %s"
                .formatted(token.unknownSince(), server.timeouts().retry(), why));
      }
    }
  }

  private void repeatLostStarts(RemoteServer server) {
    List<RemoteToken> pending = tokens.pending(serverId);
    if (!pending.isEmpty()) {
      pending.forEach(watchers::startAgain);
      loseOverdue(server, "whether the start was received could not be found out");
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
      }
    } catch (MultinodeException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        events.lost();
        throw e;
      }
      notFound(token);
    }
  }

  /** The server answers and does not know the run: it was deleted there, or is too fresh. */
  void notFound(RemoteToken token) {
    if (clock.instant().isAfter(token.createdAt().plus(NOT_FOUND_GRACE))) {
      lose(token, "the server does not know the run any more; its record was deleted there");
    }
  }

  void lose(RemoteToken token, String why) {
    watchers.end(token, SqlTokens.End.lost(why));
  }
}
