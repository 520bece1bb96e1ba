package dev.multinode.core.remote;

import static org.awaitility.Awaitility.await;

import dev.multinode.core.cluster.Leases;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.testing.FakeServer.Dialect;
import dev.multinode.core.testing.InMemoryRuns;
import dev.multinode.core.testing.InMemoryTriggers;
import dev.multinode.core.testing.SetClock;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

/** A node that starts runs on a fake server and follows them, and can be restarted. */
abstract class RemoteScene {
  static final Duration SOON = Duration.ofSeconds(20);

  final SetClock clock = new SetClock();
  final Registry registry = new Registry(clock, TrustAnchors.ofRuntime());
  final InMemoryRuns local = new InMemoryRuns();
  final InMemoryTriggers triggers = new InMemoryTriggers();
  final SqlTokens tokens = new SqlTokens(registry.database, registry.secrets, clock);
  final List<Watchers> started = new ArrayList<>();
  FakeServer server;
  RemoteServer registered;
  Watchers watchers;
  RemoteRuns runs;

  @AfterEach
  final void stopEverything() {
    started.forEach(Watchers::close);
    server.close();
    registry.close();
  }

  final void serve(Dialect dialect) {
    server = new FakeServer("emea-1", dialect);
    server.workflow("wf-1", "Resize disk").input("gb", "number").output("task", "string");
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(30));
    registered = registry.registration.add(Registry.wish("emea-1", server, timeouts));
    local.running("local-1");
  }

  /** A node that begins to work; a second call is a restart. */
  final void startNode() {
    started.forEach(Watchers::close);
    startNode(Leases.alone());
  }

  /** A node beside those that are there; its parts are the ones in use from now on. */
  final void startNode(Leases leases) {
    VroClients clients = new VroClients(TrustAnchors.ofRuntime(), JsonMapper.shared(), clock);
    SqlServers servers =
        new SqlServers(registry.database, registry.secrets, clients, JsonMapper.shared(), clock);
    LocalCancels cancels = new LocalCancels(local, servers, tokens, leases);
    watchers = new Watchers(clients, servers, tokens, triggers, cancels, clock, leases);
    runs = new RemoteRuns(servers, tokens, watchers, local, clock, leases);
    watchers.start();
    started.add(watchers);
  }

  final RemoteToken start(String requestId) {
    return start("wf-1", requestId);
  }

  final RemoteToken start(String workflowId, String requestId) {
    VroClient client = registry.servers.client(registered);
    return runs.start(
        new RemoteRuns.Start(
            registered,
            client.workflow(workflowId),
            Map.of("gb", Value.of(10)),
            requestId,
            "local-1",
            true));
  }

  final void awaitEnd(RemoteToken token) {
    await().atMost(SOON).until(() -> triggers.fired().contains(token.id()));
  }
}
