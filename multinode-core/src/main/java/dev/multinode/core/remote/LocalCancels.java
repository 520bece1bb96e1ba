package dev.multinode.core.remote;

import dev.multinode.core.cluster.Leases;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.MultinodeException;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the cancel of a local run to the remote run that it waits for. The remote is asked once;
 * a server that does not answer then is left alone, and the log says so.
 */
final class LocalCancels implements Runnable, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalCancels.class);
  private static final String LEASE = "remote cancels";
  private static final int AT_ONCE = 500;
  private static final long WAIT_MILLIS = 20_000;
  private static final long RETRY_MILLIS = 1000;

  private final Runs runs;
  private final SqlServers servers;
  private final SqlTokens tokens;
  private final Leases leases;
  private long cursor = -1;
  private boolean failing;
  private volatile boolean closed;

  @Inject
  LocalCancels(Runs runs, SqlServers servers, SqlTokens tokens, Leases leases) {
    this.runs = runs;
    this.servers = servers;
    this.tokens = tokens;
    this.leases = leases;
  }

  @Override
  public void run() {
    try {
      while (!closed && !Thread.currentThread().isInterrupted()) {
        try {
          if (leases.have(LEASE)) {
            follow();
            failing = false;
          } else {
            cursor = -1;
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
          }
        } catch (RuntimeException e) {
          // the database, most likely; what was not carried out is still behind the cursor
          if (!failing && !closed) {
            log.warn("cancels are carried on in a moment: {}", e.toString());
          }
          failing = true;
          TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    if (cursor < 0) {
      long now = runs.cursor();
      tokens.waitingLocalRuns().stream().filter(this::isCanceled).forEach(this::cancelRemote);
      cursor = now;
    }
    for (Runs.Ended ended : runs.endedSince(cursor, AT_ONCE, WAIT_MILLIS)) {
      if (ended.state() == RunState.CANCELED) {
        cancelRemote(ended.runId());
      }
      cursor = Math.max(cursor, ended.cursor());
    }
  }

  @Override
  public void close() {
    closed = true;
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
