package dev.multinode.proxy;

import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient.RemoteWorkflow;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What remote workflows take and give, kept for a minute so that a start is one call. A name that
 * is not declared makes it be read anew, see {@link #fresh}.
 */
final class Signatures {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MAX_KEPT = 10_000;

  private final Servers servers;
  private final InstantSource clock;
  private final Map<RemoteId, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(RemoteWorkflow workflow, Instant until) {}

  @Inject
  Signatures(Servers servers, InstantSource clock) {
    this.servers = servers;
    this.clock = clock;
  }

  RemoteWorkflow get(RemoteServer server, String workflowId) {
    Kept found = kept.get(new RemoteId(workflowId, server.id()));
    return found != null && clock.instant().isBefore(found.until())
        ? found.workflow()
        : fresh(server, workflowId);
  }

  /** As the server declares it now. */
  RemoteWorkflow fresh(RemoteServer server, String workflowId) {
    RemoteWorkflow workflow = servers.client(server).workflow(workflowId);
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    kept.put(new RemoteId(workflowId, server.id()), new Kept(workflow, clock.instant().plus(KEPT)));
    return workflow;
  }
}
