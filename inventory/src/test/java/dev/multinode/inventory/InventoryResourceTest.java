package dev.multinode.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.remote.RemoteModule;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.ServerRegistration;
import dev.multinode.core.remote.ServerRegistration.NewServer;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.testing.InMemoryRuns;
import dev.multinode.core.testing.InMemoryTriggers;
import dev.multinode.core.testing.TestClient.Answer;
import dev.multinode.core.testing.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InventoryResourceTest {
  private static final String BROWSE = "/api/v1/servers/emea-1/inventory?path=";

  @AutoClose private final FakeServer emea = new FakeServer("emea-1");

  @AutoClose
  private final TestNode master =
      new TestNode(
          new RemoteModule(),
          new InventoryModule(),
          new AbstractModule() {
            @Override
            protected void configure() {
              bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
              bind(Runs.class).toInstance(new InMemoryRuns());
              bind(Triggers.class).toInstance(new InMemoryTriggers());
            }
          });

  @BeforeEach
  void fill() {
    emea.workflow("wf-1", "Resize disk").version("1.2.0");
    emea.answers("/catalog", links("name=System", "name=VC", "name=VCO"));
    emea.answers("/catalog/VC", links("name=VirtualMachine", "name=HostSystem"));
    emea.answers("/catalog/VC/VirtualMachine", links("id=vm-101&displayName=web/01"));
    emea.answers("/categories", links("id=c-1&name=Example&type=WorkflowCategory"));
    emea.answers(
        "/categories/c-1",
        links(
            "id=c-2&name=Disks&type=WorkflowCategory",
            "id=wf-1&name=Resize disk&type=Workflow&version=1.2.0"));
    emea.answers("/packages", links("name=com.corp.disk&id=p-1"));
    emea.answers("/actions", links("id=a-1&name=resize&fqn=com.corp/resize&version=0.1.0"));
    emea.answers("/configurations", links());
    emea.answers("/resources", links());
    add("emea-1", emea);
  }

  private void add(String name, FakeServer server) {
    master
        .get(ServerRegistration.class)
        .add(
            new NewServer(
                name,
                server.uri(),
                FakeServer.USER,
                FakeServer.PASSWORD,
                server.fingerprint(),
                Map.of(),
                Timeouts.DEFAULT));
  }

  /** Relations with a navigation link and one link per text, such as {@code id=1&name=a}. */
  private static String links(String... links) {
    StringBuilder json = new StringBuilder("{\"relations\":{\"link\":[{\"rel\":\"up\"}");
    for (String link : links) {
      json.append(",{\"rel\":\"down\",\"href\":\"https://x/\",\"attributes\":[");
      List<String> attributes = new ArrayList<>();
      for (String attribute : link.split("&")) {
        String[] parts = attribute.split("=");
        attributes.add("{\"name\":\"%s\",\"value\":\"%s\"}".formatted(parts[0], parts[1]));
      }
      json.append(String.join(",", attributes)).append("]}");
    }
    return json.append("]}}").toString();
  }

  private JsonNode open(String path) {
    Answer answer = master.client().get(BROWSE + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> names(JsonNode listing) {
    List<String> names = new ArrayList<>();
    for (JsonNode entry : listing.path("entries")) {
      names.add(entry.path("name").asString() + (entry.path("folder").asBoolean() ? "/" : ""));
    }
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | System/, VC/",
        "/System | Workflows/, Actions/, Configurations/, Resources/, Packages/",
        "/System/Workflows | Example/",
        "/System/Workflows/Example | Disks/, Resize disk",
        "/System/Packages | com.corp.disk",
        "/VC | HostSystem/, VirtualMachine/",
        "/VC/VirtualMachine | web/01",
      })
  void aFolderShowsWhatIsInIt(String path, String names) {
    assertThat(String.join(", ", names(open(path)))).isEqualTo(names);
  }

  @Test
  void anEntryHasIdTypePathAndVersion() {
    JsonNode workflow = open("/System/Workflows/Example").path("entries").get(1);
    JsonNode vm = open("/VC/VirtualMachine").path("entries").get(0);

    assertThat(workflow.path("id").asString()).isEqualTo("wf-1");
    assertThat(workflow.path("type").asString()).isEqualTo("Workflow");
    assertThat(workflow.path("version").asString()).isEqualTo("1.2.0");
    assertThat(workflow.path("path").asString()).isEqualTo("/System/Workflows/Example/Resize disk");
    assertThat(vm.path("type").asString()).isEqualTo("VC:VirtualMachine");
    assertThat(vm.path("path").asString()).isEqualTo("/VC/VirtualMachine/web%2F01");
  }

  @Test
  void aFolderThatWasOpenedIsRememberedAndRefreshedOnDemand() {
    open("/System/Packages");
    int asked = emea.requests().size();

    JsonNode again = open("/System/Packages");
    int askedAgain = emea.requests().size();
    open("/System/Packages&refresh=true");

    assertThat(askedAgain).isEqualTo(asked);
    assertThat(again.path("stale").asBoolean()).isFalse();
    assertThat(emea.requests().size()).isGreaterThan(askedAgain);
  }

  @Test
  void whatIsRememberedIsShownAsStaleWhenTheServerIsDown() {
    open("/System/Packages");
    emea.goesDown();

    JsonNode listing = open("/System/Packages&refresh=true");

    assertThat(names(listing)).containsExactly("com.corp.disk");
    assertThat(listing.path("stale").asBoolean()).isTrue();
    assertThat(listing.path("reason").asString()).contains("did not answer");
  }

  @Test
  void aServerThatIsDownAndUnknownIsAnError() {
    emea.goesDown();

    Answer answer = master.client().get(BROWSE + "/VC");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.json().path("code").asString()).isEqualTo("SERVER_UNREACHABLE");
  }

  @ParameterizedTest
  @CsvSource({"/System/Nothing", "/System/Workflows/Nothing", "/Nothing", "/VC/Nothing"})
  void aFolderThatDoesNotExistIsNotFound(String path) {
    assertThat(master.client().get(BROWSE + path).status()).isEqualTo(404);
  }

  @Test
  void aSearchLooksOnEveryServerAndNamesThoseThatAreSilent() {
    try (FakeServer apac = new FakeServer("apac-1")) {
      add("apac-1", apac);
      apac.goesDown();

      JsonNode found = master.client().get("/api/v1/inventory/search?q=RESIZE").json();

      assertThat(found.path("hits").size()).isEqualTo(2);
      JsonNode action = found.path("hits").get(1);
      assertThat(action.path("path").asString()).isEqualTo("com.corp/resize");
      assertThat(action.path("type").asString()).isEqualTo("Action");
      assertThat(action.path("server").asString()).isEqualTo("emea-1");
      assertThat(found.path("unreachable").get(0).path("server").asString()).isEqualTo("apac-1");
    }
  }

  @Test
  void aSearchCanBeNarrowed() {
    String search = "/api/v1/inventory/search?q=resize&server=emea-1&type=";

    JsonNode workflows = master.client().get(search + "workflow").json();
    int unknown = master.client().get(search + "nonsense").status();

    assertThat(workflows.path("hits").size()).isEqualTo(1);
    assertThat(workflows.path("hits").get(0).path("version").asString()).isEqualTo("1.2.0");
    assertThat(unknown).isEqualTo(400);
  }
}
