package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.testing.InMemoryRuns;
import dev.multinode.core.testing.InMemoryTriggers;
import dev.multinode.core.testing.TestClient.Answer;
import dev.multinode.core.testing.TestNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ServersResourceTest {
  private static final String SERVERS = "/api/v1/servers";

  @AutoClose private final FakeServer emea = new FakeServer("emea-1");

  @AutoClose
  private final TestNode node =
      new TestNode(
          new RemoteModule(),
          new AbstractModule() {
            @Override
            protected void configure() {
              bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
              bind(Runs.class).toInstance(new InMemoryRuns());
              bind(Triggers.class).toInstance(new InMemoryTriggers());
            }
          });

  private ObjectNode wish() {
    ObjectNode wish =
        JsonMapper.shared()
            .createObjectNode()
            .put("name", "emea-1")
            .put("url", emea.uri().toString())
            .put("user", FakeServer.USER)
            .put("password", FakeServer.PASSWORD);
    wish.putObject("labels").put("site", "emea");
    wish.putObject("timeouts").put("retry", "PT5M");
    return wish;
  }

  private Answer add(ObjectNode wish) {
    return node.client().post(SERVERS, wish.toString());
  }

  @Test
  void aServerIsProbedAddedShownCheckedAndRemoved() {
    JsonNode probe =
        node.client().post(SERVERS + "/probe", "{\"url\":\"" + emea.uri() + "\"}").json();
    Answer added = add(wish().put("fingerprint", probe.path("fingerprint").asString()));
    JsonNode shown = node.client().get(SERVERS + "/emea-1").json();
    JsonNode checked = node.client().post(SERVERS + "/emea-1/check", "").json();
    final Answer removed = node.client().delete(SERVERS + "/emea-1");

    assertThat(probe.path("trustedByCa").asBoolean()).isFalse();
    assertThat(added.status()).isEqualTo(201);
    assertThat(shown.path("state").asString()).isEqualTo("ONLINE");
    assertThat(shown.path("labels").path("site").asString()).isEqualTo("emea");
    assertThat(shown.path("timeouts").path("retry").asString()).isEqualTo("PT5M");
    assertThat(shown.path("timeouts").path("connect").asString()).isEqualTo("PT10S");
    assertThat(checked.path("latencyMillis").isNumber()).isTrue();
    assertThat(removed.status()).isEqualTo(204);
    assertThat(node.client().get(SERVERS).json().path("servers").isEmpty()).isTrue();
  }

  @Test
  void aCertificateThatNobodyConfirmedIsAConflictWithItsFingerprint() {
    Answer answer = add(wish());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asString()).isEqualTo("SERVER_UNTRUSTED");
    assertThat(answer.json().path("details").path("fingerprint").asString())
        .isEqualTo(emea.fingerprint());
  }

  @Test
  void thePasswordComesOutNowhere() {
    Answer added = add(wish().put("fingerprint", emea.fingerprint()));

    assertThat(added.text()).doesNotContain(FakeServer.PASSWORD);
    assertThat(node.client().get(SERVERS).text()).doesNotContain(FakeServer.PASSWORD);
  }

  @Test
  void aWishWithAGapOrABrokenTimeoutIsRefused() {
    ObjectNode gap = wish();
    gap.remove("user");
    ObjectNode broken = wish();
    broken.putObject("timeouts").put("connect", "10 seconds");

    assertThat(add(gap).json().path("message").asString()).contains("'user' is missing");
    assertThat(add(broken).json().path("message").asString()).contains("write it as PT10S");
  }
}
