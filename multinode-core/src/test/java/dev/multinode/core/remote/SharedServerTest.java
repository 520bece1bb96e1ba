package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.cluster.Leases;
import dev.multinode.core.testing.FakeServer.Dialect;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes that start runs on the same server, which one of them watches. */
class SharedServerTest extends RemoteScene {
  private final Map<String, String> holders = new ConcurrentHashMap<>();
  private final Set<String> living = ConcurrentHashMap.newKeySet();

  private Leases leasesOf(String node) {
    living.add(node);
    return new Leases() {
      @Override
      public boolean isAlone() {
        return false;
      }

      @Override
      public boolean have(String what) {
        return living.contains(node)
            && node.equals(
                holders.compute(
                    what,
                    (same, holder) -> holder == null || !living.contains(holder) ? node : holder));
      }

      @Override
      public void giveBack(String what) {
        holders.remove(what, node);
      }

      @Override
      public String process() {
        return node;
      }

      @Override
      public boolean lives(String process) {
        return living.contains(process);
      }
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void whatOneNodeStartsTheOtherFollows(Dialect dialect) {
    serve(dialect);
    startNode(leasesOf("watching"));
    RemoteToken first = start("r-1");
    startNode(leasesOf("starting"));

    RemoteToken second = start("r-2");
    server.complete(second.remoteRunId(), Map.of());
    awaitEnd(second);
    server.complete(first.remoteRunId(), Map.of());
    awaitEnd(first);

    assertThat(holders).containsEntry("watch " + registered.id(), "watching");
    assertThat(triggers.fired()).containsExactly(second.id(), first.id());
  }

  @Test
  void theServerOfANodeThatDiedIsWatchedByAnother() {
    serve(Dialect.NODE);
    startNode(leasesOf("dying"));
    RemoteToken token = start("r-1");
    startNode(leasesOf("surviving"));
    started.get(0).close();

    living.remove("dying");
    server.complete(token.remoteRunId(), Map.of());

    awaitEnd(token);
    assertThat(holders).containsEntry("watch " + registered.id(), "surviving");
  }

  @Test
  void aStartThatAnotherNodeIsTryingIsLeftToIt() {
    serve(Dialect.NODE);
    Leases trying = leasesOf("trying");
    Leases watching = leasesOf("watching");
    startNode(watching);
    RemoteToken done = start("r-1");
    RemoteToken pending = pending("t-pending", done, trying);

    watchers.watch(done);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(SOON)
        .until(() -> tokens.find(pending.id()).orElseThrow().remoteRunId() == null);
    assertThat(tokens.claimStart(pending.id(), watching, Duration.ofMinutes(5))).isFalse();

    living.remove("trying");
    await().atMost(SOON).until(() -> tokens.find(pending.id()).orElseThrow().remoteRunId() != null);
  }

  @Test
  void aStartThatANodeHasGivenUpWithoutAWordIsRepeatedByAnother() {
    serve(Dialect.NODE);
    startNode(leasesOf("watching"));
    RemoteToken done = start("r-1");
    RemoteToken pending = pending("t-pending", done, leasesOf("trying"));

    clock.advance(Duration.ofMinutes(2));
    watchers.watch(done);

    await().atMost(SOON).until(() -> tokens.find(pending.id()).orElseThrow().remoteRunId() != null);
  }

  /** As when a node has stored the token, and waits for the answer of the server. */
  private RemoteToken pending(String id, RemoteToken like, Leases by) {
    RemoteToken token =
        new RemoteToken(
            id,
            "request of " + id,
            like.serverId(),
            like.workflowId(),
            like.workflowName(),
            null,
            like.localRunId(),
            true,
            RemoteToken.STARTING,
            null,
            null,
            Map.of(),
            Map.of(),
            clock.instant(),
            null,
            false);
    tokens.insert(token, by.process());
    return token;
  }
}
