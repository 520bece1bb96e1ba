package dev.multinode.core.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.util.concurrent.Striped;
import dev.multinode.core.cluster.Leases;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.remote.VroClient.Attempt;
import dev.multinode.core.remote.VroClient.Input;
import dev.multinode.core.remote.VroClient.RemoteWorkflow;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on remote servers, each with a token. A start happens once per request id, through crashes
 * of this node and lost answers of the server; the end of a run fires the trigger of its token.
 * Safe for use by many threads.
 */
public final class RemoteRuns {
  private static final Logger log = LoggerFactory.getLogger(RemoteRuns.class);

  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);

  private final Servers servers;
  private final SqlTokens tokens;
  private final Watchers watchers;
  private final Runs runs;
  private final InstantSource clock;
  private final Leases leases;

  /** One try of a start at a time: the second one finds what the first one began. */
  private final Striped<Lock> starting = Striped.lock(256);

  @Inject
  RemoteRuns(
      Servers servers,
      SqlTokens tokens,
      Watchers watchers,
      Runs runs,
      InstantSource clock,
      Leases leases) {
    this.servers = servers;
    this.tokens = tokens;
    this.watchers = watchers;
    this.runs = runs;
    this.clock = clock;
    this.leases = leases;
    watchers.startsWith(this::startAgain);
  }

  /**
   * A run to start.
   *
   * @param inputs by name; names that the workflow does not declare are left out
   * @param requestId the same id starts one run only
   * @param localRunId the run that starts it; null when there is none
   * @param firesTrigger whether that run waits for the end
   */
  public record Start(
      RemoteServer server,
      RemoteWorkflow workflow,
      Map<String, Value> inputs,
      String requestId,
      String localRunId,
      boolean firesTrigger) {}

  /**
   * Starts a run. When the answer of the server is lost, the token is returned all the same:
   * whether the run was started is then found out in the background, and the trigger fires in any
   * case.
   *
   * @throws MultinodeException as {@link VroClient}, when nothing was started
   */
  public RemoteToken start(Start start) {
    String id = UUID.nameUUIDFromBytes(start.requestId().getBytes(UTF_8)).toString();
    Lock lock = starting.get(id);
    lock.lock();
    try {
      Optional<RemoteToken> earlier = tokens.find(id);
      if (earlier.isPresent() && (earlier.get().remoteRunId() != null || earlier.get().ended())) {
        watchers.watch(earlier.get());
        return earlier.get();
      }
      List<Input> inputs = inputs(start.workflow(), start.inputs());
      RemoteToken token;
      if (earlier.isPresent() && !claimStart(id, start.server())) {
        token = get(id); // another node is at it, and will tell
      } else if (earlier.isPresent()) {
        token = send(earlier.get(), start.server(), inputs, earlier.get().createdAt());
      } else {
        RemoteToken fresh = fresh(id, start);
        tokens.insert(fresh, leases.process());
        token = send(fresh, start.server(), inputs, null);
      }
      watchers.watch(token);
      return token;
    } finally {
      lock.unlock();
    }
  }

  private RemoteToken fresh(String id, Start start) {
    return new RemoteToken(
        id,
        start.requestId(),
        start.server().id(),
        start.workflow().id(),
        start.workflow().name(),
        null,
        start.localRunId(),
        start.firesTrigger(),
        RemoteToken.STARTING,
        null,
        null,
        start.inputs(),
        Map.of(),
        clock.instant(),
        null,
        false);
  }

  private static List<Input> inputs(RemoteWorkflow workflow, Map<String, Value> values) {
    List<Input> inputs = new ArrayList<>();
    for (Parameter parameter : workflow.inputs()) {
      Value value = values.get(parameter.name());
      if (value != null) {
        inputs.add(new Input(parameter, value));
      }
    }
    return inputs;
  }

  /**
   * @param first when it was tried first; null when this is the first time
   */
  private RemoteToken send(
      RemoteToken token, RemoteServer server, List<Input> inputs, Instant first) {
    try {
      return trySend(token, server, inputs, first);
    } finally {
      release(token);
    }
  }

  private void release(RemoteToken token) {
    try {
      tokens.releaseStart(token.id(), leases);
    } catch (JdbiException e) {
      log.debug("{} is free again when its time is over", token, e);
    }
  }

  private RemoteToken trySend(
      RemoteToken token, RemoteServer server, List<Input> inputs, Instant first) {
    Attempt attempt =
        new Attempt(token.requestId(), first, run -> tokens.isClaimed(server.id(), run));
    String run;
    try {
      run = servers.client(server).start(token.workflowId(), inputs, attempt);
    } catch (ServerUnreachableException e) {
      if (!e.maybeReceived() && first == null) {
        tokens.delete(token.id());
        throw e;
      }
      tokens.serverSilent(server.id());
      return get(token.id());
    } catch (MultinodeException e) {
      if (first == null) {
        tokens.delete(token.id());
        throw e;
      }
      if (!mayPass(e)) {
        tokens.end(token.id(), SqlTokens.End.lost(e.getMessage()));
      }
      return get(token.id());
    }
    tokens.started(token.id(), run);
    cancelUnwanted(token, server, run);
    return token.withRemoteRun(run);
  }

  /** Whether the same start may go well in a while. */
  private static boolean mayPass(MultinodeException e) {
    return e.code() == ErrorCode.BUSY || Health.state(e) != RemoteServer.State.ONLINE;
  }

  /** A cancel of the local run that came during the start has not found the remote run. */
  private void cancelUnwanted(RemoteToken token, RemoteServer server, String run) {
    if (token.localRunId() == null || !token.firesTrigger()) {
      return;
    }
    try {
      if (runs.find(token.localRunId()).map(Run::state).orElse(null) == RunState.CANCELED) {
        servers.client(server).cancel(token.workflowId(), run);
      }
    } catch (MultinodeException e) {
      log.warn("run {} is canceled, {} may go on: {}", token.localRunId(), token, e.getMessage());
    }
  }

  /** A try is at most two calls, with some time in between. */
  private boolean claimStart(String tokenId, RemoteServer server) {
    RemoteServer.Timeouts timeouts = server.timeouts();
    Duration call = timeouts.connect().plus(timeouts.request());
    return tokens.claimStart(tokenId, leases, call.multipliedBy(2).plus(BETWEEN_CALLS));
  }

  /** Tries a start again whose answer was lost, unless nobody wants the run any more. */
  private void startAgain(RemoteToken pending) {
    Lock lock = starting.get(pending.id());
    lock.lock();
    try {
      RemoteToken token = tokens.find(pending.id()).orElse(null);
      if (token == null || token.remoteRunId() != null || token.ended()) {
        return;
      }
      if (token.localRunId() != null
          && runs.find(token.localRunId()).map(run -> run.state().isFinal()).orElse(true)) {
        tokens.end(
            token.id(),
            new SqlTokens.End("canceled", "the run that wanted it has ended", null, Map.of()));
        return;
      }
      RemoteServer server = servers.get(token.serverId());
      if (!claimStart(token.id(), server)) {
        return;
      }
      RemoteWorkflow workflow = servers.client(server).workflow(token.workflowId());
      RemoteToken now = send(token, server, inputs(workflow, token.inputs()), token.createdAt());
      if (now.remoteRunId() != null || now.ended()) {
        watchers.watch(now);
      }
    } finally {
      lock.unlock();
    }
  }

  public Optional<RemoteToken> find(String tokenId) {
    return tokens.find(tokenId);
  }

  /**
   * @throws NotFoundException when there is no such token
   */
  public RemoteToken get(String tokenId) {
    return tokens
        .find(tokenId)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "remote run", tokenId, "see 'multinode run list' for the runs of this node"));
  }

  /** The state now: asked of the server while the run goes on, as stored when it is silent. */
  public String state(String tokenId) {
    RemoteToken token = get(tokenId);
    if (token.ended() || token.remoteRunId() == null) {
      return token.state();
    }
    try {
      RemoteServer server = servers.get(token.serverId());
      return servers.client(server).state(token.workflowId(), token.remoteRunId());
    } catch (MultinodeException e) {
      return token.state();
    }
  }

  /**
   * Asks the server to end a run; one that has ended stays as it is.
   *
   * @throws MultinodeException CONFLICT while it is not known whether the run was started, and what
   *     {@link VroClient} throws
   */
  public void cancel(String tokenId) {
    RemoteToken token = get(tokenId);
    if (token.ended()) {
      return;
    }
    if (token.remoteRunId() == null) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "it is not known yet whether the remote run %s was started; try again when server '%s'"
                  .formatted(tokenId, servers.get(token.serverId()).name())
              + " answers");
    }
    RemoteServer server = servers.get(token.serverId());
    servers.client(server).cancel(token.workflowId(), token.remoteRunId());
  }
}
