package dev.multinode.packages;

import static dev.multinode.packages.Actions.PACKAGE;
import static dev.multinode.packages.Actions.action;
import static dev.multinode.packages.Actions.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.remote.RemoteModule;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.testing.InMemoryContentStore;
import dev.multinode.core.testing.InMemoryRuns;
import dev.multinode.core.testing.InMemoryTriggers;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push from one node to another, over real HTTPS and with real signatures. */
class PushBetweenNodesTest {
  @TempDir private static Path secrets;

  private final InMemoryContentStore here = new InMemoryContentStore();
  private final InMemoryContentStore there = new InMemoryContentStore();

  @AutoClose private final TestNode target = new TestNode(new PackagesModule(), new Target());
  @AutoClose private final TestNode master = new TestNode(new PackagesModule(), new Master());

  private final TestClient client = master.client();

  @Test
  void aPackageIsPushedDriftIsFoundAndRepaired() {
    register();
    keep(
        action("a-1", "1.0.0", "return 1;"),
        action("a-2", "1.0.0", "return 2;"),
        settings("1.0.0", "10", "s3cret"));

    JsonNode refused = push("newer", false);
    JsonNode pushed = push("newer", true);
    boolean inSync = status().path("inSync").asBoolean();
    change(action("a-1", "1.0.0", "return 666;"));
    JsonNode drifted = status();
    JsonNode repaired = push("different", false);
    JsonNode again = push("different", false);

    assertThat(refused.path("result").asString()).isEqualTo("failed");
    assertThat(refused.toString()).contains("--trust-signer").contains("nothing was changed");
    assertThat(pushed.path("result").asString()).as(pushed.toString()).isEqualTo("ok");
    assertThat(inSync).isTrue();
    assertThat(drifted.path("inSync").asBoolean()).isFalse();
    assertThat(drifted.path("servers").get(0).path("elements").get(0).path("state").asString())
        .isEqualTo("different");
    assertThat(repaired.path("result").asString()).as(repaired.toString()).isEqualTo("ok");
    assertThat(again.path("servers").get(0).path("result").asString()).isEqualTo("nothing-to-do");
    assertThat(status().path("inSync").asBoolean()).isTrue();
    assertThat(new String(there.get(settingsKey()).data(), StandardCharsets.UTF_16BE))
        .doesNotContain("s3cret");
  }

  private void register() {
    String fingerprint = Fingerprint.of(target.certificate().certificate()).hex();
    Map<String, Object> server =
        Map.of(
            "name",
            "target",
            "url",
            target.uri().toString(),
            "user",
            "admin",
            "password",
            TestNode.PASSWORD,
            "fingerprint",
            fingerprint);
    TestClient.Answer answer = post("/api/v1/servers", server);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private void keep(PackageElement... elements) {
    List<Element> stored = Stream.of(elements).map(ElementConverter::stored).toList();
    here.put(
        stored, new ContentPackage(PACKAGE, "p-1", "", stored.stream().map(Element::key).toList()));
  }

  private void change(PackageElement element) {
    there.put(List.of(ElementConverter.stored(element)), null);
  }

  private JsonNode push(String policy, boolean trustSigner) {
    Map<String, Object> body =
        Map.of("servers", List.of("target"), "policy", policy, "trustSigner", trustSigner);
    return post("/api/v1/packages/" + PACKAGE + "/push", body).json();
  }

  private JsonNode status() {
    return client.get("/api/v1/packages/" + PACKAGE + "/status?server=target").json();
  }

  private TestClient.Answer post(String path, Map<String, Object> body) {
    return client.post(path, new JsonMapper().writeValueAsString(body));
  }

  private static ElementKey settingsKey() {
    return new ElementKey(ElementType.CONFIGURATION, "c-1");
  }

  private final class Target extends AbstractModule {
    @Override
    protected void configure() {
      bind(ContentStore.class).toInstance(there);
      bind(Servers.class).toInstance(new InMemoryServers());
    }
  }

  private final class Master extends AbstractModule {
    @Override
    protected void configure() {
      install(new RemoteModule());
      bind(ContentStore.class).toInstance(here);
      bind(SecretBox.class).toInstance(SecretBox.in(secrets));
      bind(Runs.class).toInstance(new InMemoryRuns());
      bind(Triggers.class).toInstance(new InMemoryTriggers());
    }
  }
}
