package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.remote.RemoteServer.State;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.value.Value;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers and tokens in a real PostgreSQL. */
class PostgresRemoteTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  private static RemoteToken token(String id, RemoteServer server) {
    return new RemoteToken(
        id,
        "request-" + id,
        server.id(),
        "wf-1",
        "Resize disk",
        null,
        "local-1",
        true,
        RemoteToken.STARTING,
        null,
        null,
        Map.of("gb", Value.of(10)),
        Map.of(),
        Instant.ofEpochMilli(1_770_000_000_000L),
        null,
        false);
  }

  @Test
  void aServerAndItsTokensLiveThere() {
    String url = postgres.getJdbcUrl("postgres", "postgres");
    try (Registry registry = new Registry(InstantSource.system(), TrustAnchors.ofRuntime(), url);
        FakeServer emea = new FakeServer("emea-1")) {
      RemoteServer server = registry.add("emea-1", emea);
      registry.servers.updateState(server.id(), State.OFFLINE, "down");
      SqlTokens tokens = new SqlTokens(registry.database, registry.secrets, InstantSource.system());

      tokens.insert(token("t-1", server), "");
      tokens.started("t-1", "run-1");
      tokens.serverSilent(server.id());
      final Instant unknown = tokens.find("t-1").orElseThrow().unknownSince();
      tokens.serverAnswers(server.id());
      tokens.state("t-1", "waiting");
      final RemoteToken open = tokens.ofRuns(server.id(), List.of("run-1", "run-2")).get(0);
      tokens.end("t-1", new SqlTokens.End("completed", null, null, Map.of("a", Value.of("b"))));
      final List<RemoteToken> undelivered = tokens.undelivered(server.id());
      tokens.delivered("t-1");

      assertThat(registry.servers.get("emea-1").state()).isEqualTo(State.OFFLINE);
      assertThat(unknown).isNotNull();
      assertThat(open.unknownSince()).isNull();
      assertThat(open.state()).isEqualTo("waiting");
      assertThat(undelivered).hasSize(1);
      assertThat(tokens.find("t-1").orElseThrow().outputs()).containsEntry("a", Value.of("b"));
      assertThat(tokens.anyUndelivered(server.id())).isFalse();
      assertThat(tokens.waitingLocalRuns()).isEmpty();
      assertThat(tokens.isClaimed(server.id(), "run-1")).isTrue();
      tokens.deleteEndedBefore(Instant.now().plus(Duration.ofDays(1)));
      assertThat(tokens.find("t-1")).isEmpty();
    }
  }
}
