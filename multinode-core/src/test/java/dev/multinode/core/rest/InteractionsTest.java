package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** User interactions over the API of vRO and over our own. */
class InteractionsTest {
  private static final String EXECUTIONS = "/vco/api/workflows/approve/executions";
  private static final String APPROVE =
      """
      <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="approve" version="1.0.0">
        <display-name>Approve</display-name>
        <input><param name="request" type="string"/><param name="who" type="Array/LdapUser"/></input>
        <output><param name="approved" type="boolean"/><param name="remark" type="string"/></output>
        <workflow-item name="item0" type="end" end-mode="0"/>
        <workflow-item name="item1" type="input" out-name="item0">
          <display-name>Ask</display-name>
          <in-binding>
            <bind name="security.assignees" type="Array/LdapUser" export-name="who"/>
            <bind name="request" type="string" export-name="request"/>
          </in-binding>
          <out-binding>
            <bind name="approved" type="boolean" export-name="approved"/>
            <bind name="remark" type="string" export-name="remark"/>
          </out-binding>
          <presentation>
            <desc>${request}</desc>
            <p-param name="approved">
              <desc>Approve?</desc>
              <p-qual kind="static" name="mandatory" type="boolean">true</p-qual>
            </p-param>
          </presentation>
        </workflow-item>
      </workflow>
      """;

  private static TestNode node;
  private static Engine engine;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node =
        new TestNode(new VroApiModule(), new ContentModule(), new EngineModule(), new Settings());
    node.get(ContentStore.class)
        .put(List.of(Elements.of(WorkflowXml.read(APPROVE), List.of("Demo"))), null);
    engine = node.get(Engine.class);
    engine.start();
    client = node.client();
    node.get(Access.class).addUser("bob", "password", Role.VIEWER, Set.of("bosses"));
  }

  @AfterAll
  static void stopNode() {
    engine.close();
    node.close();
  }

  private static final class Settings extends AbstractModule {
    @Override
    protected void configure() {
      bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
      bind(EngineConfig.class).toInstance(EngineConfig.defaults());
      bind(ScriptConfig.class).toInstance(ScriptConfig.defaults());
    }
  }

  private static String start(String who) {
    String parameters =
        """
        {"parameters":[{"name":"request","type":"string","value":{"string":{"value":"a day off"}}}%s]}
        """
            .formatted(who);
    String id = client.post(EXECUTIONS, parameters).json().path("id").asString();
    await().until(() -> state(id).equals("waiting"));
    return id;
  }

  private static String state(String id) {
    return client.get(EXECUTIONS + "/" + id + "/state").json().path("value").asString();
  }

  private static JsonNode ended(String id) {
    await().until(() -> Set.of("completed", "failed", "canceled").contains(state(id)));
    return client.get(EXECUTIONS + "/" + id).json();
  }

  @Test
  void aRunThatAsksSaysSoAndTakesAnAnswer() {
    String id = start("");
    JsonNode run = client.get(EXECUTIONS + "/" + id).json();
    assertThat(run.path("global-state").asString()).isEqualTo("waiting");
    assertThat(run.path("current-item-display-name").asString()).isEqualTo("Ask");
    assertThat(run.path("current-item-state").asString()).isEqualTo("waiting");
    assertThat(run.path("relations").toString())
        .contains("\"rel\":\"interaction\"")
        .contains(id + "/interaction/");

    JsonNode asked = client.get(EXECUTIONS + "/" + id + "/interaction/").json();
    assertThat(asked.path("name").asString()).isEqualTo("Ask");
    assertThat(asked.path("state").asString()).isEqualTo("waiting");
    assertThat(asked.at("/input-parameters/0/name").asString()).isEqualTo("approved");
    assertThat(asked.at("/input-parameters/0/type").asString()).isEqualTo("boolean");
    JsonNode form = client.get(EXECUTIONS + "/" + id + "/interaction/presentation").json();
    assertThat(form.at("/steps/0/step/elements/0/fields/0/constraints/0/@type").asString())
        .isEqualTo("mandatory");
    assertThat(form.path("description").asString()).isEqualTo("a day off");

    String question = asked.path("id").asString();
    String catalog = "/vco/api/catalog/System/UserInteraction";
    assertThat(client.get(catalog).json().toString()).contains(question);
    assertThat(client.get(catalog + "/" + question).json().toString()).contains("itemHref");
    assertThat(client.get(catalog + "/" + question + "/interaction").json()).isEqualTo(asked);
    assertThat(client.get("/vco/api/workflows/approve/interactions").json().toString())
        .contains(question);

    TestClient.Answer answer =
        client.post(
            EXECUTIONS + "/" + id + "/interaction",
            """
            {"parameters":[{"name":"approved","type":"boolean","value":{"boolean":{"value":true}}},
              {"name":"remark","type":"string","value":{"string":{"value":"enjoy"}}}]}
            """);

    assertThat(answer.status()).isEqualTo(204);
    JsonNode ended = ended(id);
    assertThat(ended.path("state").asString()).isEqualTo("completed");
    assertThat(ended.path("output-parameters").toString()).contains("enjoy");
    assertThat(client.get(EXECUTIONS + "/" + id + "/interaction").status()).isEqualTo(404);
    assertThat(
            client.get(catalog + "/" + question + "/interaction").json().path("state").asString())
        .isEqualTo("finished");
  }

  @Test
  void wrongAnswersAreRefusedInPlainWords() {
    String path = "/api/v1/runs/" + start("") + "/interaction";

    TestClient.Answer typo = client.post(path, "{\"answer\":{\"aproved\":true}}");
    TestClient.Answer type = client.post(path, "{\"answer\":{\"approved\":\"maybe\"}}");

    assertThat(typo.status()).isEqualTo(400);
    assertThat(typo.json().path("message").asString())
        .contains("'approved' is missing")
        .contains("'aproved' is not asked for");
    assertThat(type.status()).isEqualTo(400);
    assertThat(type.json().path("message").asString()).contains("approved");
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.delete(path).status()).isEqualTo(404);
  }

  @Test
  void whoMayOnlyReadAnswersOnlyWhatIsMeantForThem() {
    TestClient bob = TestClient.basic(node, "bob", "password");
    String forAdmins = start("");
    String forBob =
        start(
            """
            ,{"name":"who","type":"Array/LdapUser","value":{"array":{"elements":[
              {"sdk-object":{"type":"LdapUser","id":"bob"}}]}}}
            """);
    String answer = "{\"answer\":{\"approved\":false,\"remark\":\"no\"}}";

    TestClient.Answer refused = bob.post("/api/v1/runs/" + forAdmins + "/interaction", answer);
    TestClient.Answer taken = bob.post("/api/v1/runs/" + forBob + "/interaction", answer);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("message").asString()).contains("user 'bob' is not asked");
    assertThat(taken.status()).isEqualTo(204);
    assertThat(ended(forBob).path("output-parameters").toString()).contains("\"no\"");
    assertThat(bob.post(EXECUTIONS, "{}").status()).isEqualTo(403);
    assertThat(bob.get("/vco/api/users").json().at("/member-groups/0").asString())
        .isEqualTo("bosses");
  }

  @Test
  void usersAreInGroups() {
    String eve =
        """
        {"name":"eve","password":"password","role":"viewer","groups":["approvers"," admins "]}
        """;

    TestClient.Answer added = client.post("/api/v1/users", eve);
    TestClient.Answer refused =
        client.post("/api/v1/users", eve.replace("eve", "mia").replace("approvers", ""));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("groups").toString()).isEqualTo("[\"admins\",\"approvers\"]");
    assertThat(client.get("/api/v1/users").json().toString()).contains("approvers");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("message").asString()).contains("name of a group");
  }

  @Test
  void ourOwnListHasPlainValues() {
    String id = start("");

    JsonNode all = client.get("/api/v1/interactions?workflow=approve").json();

    JsonNode asked = null;
    for (JsonNode one : all.path("interactions")) {
      asked = one.path("run").asString().equals(id) ? one : asked;
    }
    assertThat(asked).isNotNull();
    assertThat(asked.path("workflowName").asString()).isEqualTo("Approve");
    assertThat(asked.at("/shown/request").asString()).isEqualTo("a day off");
    assertThat(asked.at("/fields/0/mandatory").asBoolean()).isTrue();
    assertThat(client.get("/api/v1/runs/" + id + "/interaction").json()).isEqualTo(asked);
    client.delete(EXECUTIONS + "/" + id + "/state");
    assertThat(client.get("/api/v1/runs/" + id + "/interaction").status()).isEqualTo(404);
  }
}
