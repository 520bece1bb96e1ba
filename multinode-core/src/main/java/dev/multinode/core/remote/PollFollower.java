package dev.multinode.core.remote;

import dev.multinode.core.engine.RunState;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.VroClient.Item;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks a server without an event stream: one call for each workflow with open tokens, however many
 * runs of it there are. Often while things happen, seldom when nothing does.
 */
final class PollFollower {
  static final Duration MIN_PAUSE = Duration.ofMillis(250);

  /** Up to here single states are cheaper than the list of all executions that ever were. */
  private static final int FEW = 3;

  private final String serverId;
  private final SqlTokens tokens;
  private final ServerWatcher watcher;

  PollFollower(String serverId, SqlTokens tokens, ServerWatcher watcher) {
    this.serverId = serverId;
    this.tokens = tokens;
    this.watcher = watcher;
  }

  /** Asks for all open tokens once; gives the pause until the next time. */
  Duration poll(VroClient client, Duration pause) {
    Map<String, List<RemoteToken>> byWorkflow =
        tokens.open(serverId).stream()
            .filter(token -> token.remoteRunId() != null)
            .collect(
                Collectors.groupingBy(
                    RemoteToken::workflowId, LinkedHashMap::new, Collectors.toList()));
    Round round = new Round(client);
    byWorkflow.forEach(round::look);
    if (!round.anyClear && round.unclear != null) {
      throw round.unclear;
    }
    return round.somethingEnded ? MIN_PAUSE : ServerWatcher.longer(pause);
  }

  /** One look at all tokens: what is odd about one keeps no other from being looked at. */
  private final class Round {
    private final VroClient client;
    private boolean somethingEnded;
    private boolean anyClear;
    private MultinodeException unclear;

    Round(VroClient client) {
      this.client = client;
    }

    void look(String workflowId, List<RemoteToken> all) {
      Map<String, String> states = Map.of();
      if (all.size() > FEW) {
        try {
          states = states(client, workflowId);
        } catch (MultinodeException e) {
          all.forEach(token -> unclear(token, e));
          return;
        }
      }
      for (RemoteToken token : all) {
        try {
          somethingEnded |= ended(client, token, states.get(token.remoteRunId()));
          anyClear = true;
        } catch (MultinodeException e) {
          unclear(token, e);
        }
      }
    }

    private void unclear(RemoteToken token, MultinodeException e) {
      if (!ServerWatcher.isAboutOne(e)) {
        throw e;
      }
      unclear = e;
      watcher.unclear(token, e);
    }
  }

  private static Map<String, String> states(VroClient client, String workflowId) {
    Map<String, String> states = new LinkedHashMap<>();
    String path = "/workflows/" + VroClient.segment(workflowId) + "/executions";
    for (Item run : client.list(path, Map.of())) {
      states.put(run.id(), run.attributes().get("state"));
    }
    return states;
  }

  /**
   * @param listed the state that the list showed; null when it is not known
   */
  private boolean ended(VroClient client, RemoteToken token, String listed) {
    try {
      String state =
          listed == null ? client.state(token.workflowId(), token.remoteRunId()) : listed;
      if (RunState.parse(state).map(RunState::isFinal).orElse(false)) {
        watcher.fetchEnd(client, token);
        return true;
      }
      watcher.clear(token);
      if (!state.isEmpty() && !state.equals(token.state())) {
        tokens.state(token.id(), state);
      }
    } catch (MultinodeException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
      watcher.notFound(token);
    }
    return false;
  }
}
