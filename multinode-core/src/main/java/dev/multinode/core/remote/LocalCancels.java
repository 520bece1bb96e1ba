package dev.multinode.core.remote;

import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.MultinodeException;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the cancel of a local run to the remote run that it waits for. The remote is asked once;
 * a server that does not answer then is left alone, and the log says so.
 */
final class LocalCancels implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(LocalCancels.class);
  private static final int AT_ONCE = 500;
  private static final long WAIT_MILLIS = 20_000;

  private final Runs runs;
  private final SqlServers servers;
  private final SqlTokens tokens;

  @Inject
  LocalCancels(Runs runs, SqlServers servers, SqlTokens tokens) {
    this.runs = runs;
    this.servers = servers;
    this.tokens = tokens;
  }

  @Override
  public void run() {
    try {
      long cursor = runs.cursor();
      tokens.waitingLocalRuns().stream().filter(this::isCanceled).forEach(this::cancelRemote);
      while (!Thread.currentThread().isInterrupted()) {
        for (Runs.Ended ended : runs.endedSince(cursor, AT_ONCE, WAIT_MILLIS)) {
          cursor = Math.max(cursor, ended.cursor());
          if (ended.state() == RunState.CANCELED) {
            cancelRemote(ended.runId());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isCanceled(String runId) {
    return runs.find(runId).filter(run -> run.state() == RunState.CANCELED).isPresent();
  }

  private void cancelRemote(String runId) {
    for (RemoteToken token : tokens.ofLocalRun(runId)) {
      if (token.firesTrigger() && token.remoteRunId() != null) {
        try {
          RemoteServer server = servers.get(token.serverId());
          servers.client(server).cancel(token.workflowId(), token.remoteRunId());
        } catch (MultinodeException e) {
          log.warn("run {} is canceled, {} may go on: {}", runId, token, e.getMessage());
        }
      }
    }
  }
}
