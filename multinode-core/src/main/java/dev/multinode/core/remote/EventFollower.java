package dev.multinode.core.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Learns the ends of runs on a node from its event stream, one long poll at a time. Whenever the
 * stream begins anew, all open tokens are looked at once; from then on nothing is asked but the
 * stream.
 */
final class EventFollower {
  private static final String STREAM = "/api/v1/events";
  private static final String WAIT_MILLIS = "10000";

  /** While something else is to be done soon. */
  private static final String SHORT_WAIT_MILLIS = "2000";

  private static final String AT_ONCE = "500";

  /** An empty answer within this time was not held back, so the next question must be. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** From the start of a run until its token is stored, on a node that is slow. */
  private static final Duration TOKEN_MAY_TAKE = Duration.ofSeconds(30);

  /** Ends that came before their tokens did; far more than can start within one call. */
  private static final int MAX_EARLY = 10_000;

  private final String serverId;
  private final SqlTokens tokens;
  private final PollFollower polls;
  private final ServerWatcher watcher;

  /** Ends seen since the stream began, for tokens that are stored a moment later. */
  private final Map<String, Boolean> early =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_EARLY;
        }
      };

  /**
   * Ends seen of runs without a token, and when: another node may be about to store it. Of use only
   * when there are other nodes.
   */
  private final Map<String, Long> strangers = new LinkedHashMap<>();

  private final boolean shared;
  private volatile Long cursor;
  private volatile VroClient client;

  /**
   * @param shared whether other nodes start runs on the server as well
   */
  EventFollower(
      String serverId,
      SqlTokens tokens,
      PollFollower polls,
      ServerWatcher watcher,
      boolean shared) {
    this.serverId = serverId;
    this.tokens = tokens;
    this.polls = polls;
    this.watcher = watcher;
    this.shared = shared;
  }

  /** The run of a token has become known; it may have ended before. */
  void added(RemoteToken token) {
    boolean ended;
    synchronized (early) {
      ended = token.remoteRunId() != null && early.containsKey(token.remoteRunId());
    }
    if (ended) {
      watcher.fetchEnd(client, token);
    }
  }

  /** Something may have been missed: begin anew. */
  void lost() {
    cursor = null;
  }

  /**
   * Waits for news once; gives the pause until the next time.
   *
   * @param hasty whether to wait for a short time only
   */
  Duration follow(VroClient node, boolean hasty) {
    client = node;
    Long since = cursor;
    if (since == null) {
      since = node.getAbsolute(STREAM, Map.of()).path("cursor").asLong(0);
      cursor = since;
      polls.poll(node, PollFollower.MIN_PAUSE);
    }
    fetchStrangers(node);
    String wait = hasty || cursor == null || !strangers.isEmpty() ? SHORT_WAIT_MILLIS : WAIT_MILLIS;
    long asked = System.nanoTime();
    JsonNode answer =
        node.getAbsolute(
            STREAM, Map.of("after", since.toString(), "waitMillis", wait, "limit", AT_ONCE));
    long next = answer.path("cursor").asLong(0);
    if (next < since) {
      lost(); // the node was restored from a backup; its stream counts from elsewhere
      return PollFollower.MIN_PAUSE;
    }
    handle(node, answer.path("events"));
    if (answer.path("gap").asBoolean(false)) {
      lost(); // ends are deleted that were not told; the tokens are looked at instead
    }
    if (cursor != null) {
      cursor = next;
    }
    boolean waited = next > since || System.nanoTime() - asked > SOON.toNanos();
    return waited ? Duration.ZERO : PollFollower.MIN_PAUSE;
  }

  private void handle(VroClient node, JsonNode events) {
    List<String> ended = new ArrayList<>();
    events.forEach(event -> ended.add(event.path("runId").asString("")));
    if (ended.isEmpty()) {
      return;
    }
    synchronized (early) {
      ended.forEach(run -> early.put(run, true));
    }
    List<RemoteToken> known = tokens.ofRuns(serverId, ended);
    known.forEach(token -> watcher.fetchEnd(node, token));
    if (shared) {
      long now = System.nanoTime();
      ended.forEach(run -> strangers.put(run, now));
      known.forEach(token -> strangers.remove(token.remoteRunId()));
    }
  }

  /** Looks whether tokens were stored after the ends of their runs had been seen. */
  private void fetchStrangers(VroClient node) {
    long oldest = System.nanoTime() - TOKEN_MAY_TAKE.toNanos();
    strangers.values().removeIf(seen -> seen - oldest < 0);
    if (strangers.isEmpty()) {
      return;
    }
    for (RemoteToken token : tokens.ofRuns(serverId, strangers.keySet())) {
      strangers.remove(token.remoteRunId());
      watcher.fetchEnd(node, token);
    }
  }
}
