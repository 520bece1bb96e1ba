package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import dev.multinode.core.check.CheckModule;
import dev.multinode.core.content.Action;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API over the real engine and the real content store. */
class NodeApiTest {
  private static final String GREET = "greet-1";
  private static final String SLEEP = "sleep-1";

  private static TestNode node;
  private static Engine engine;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node =
        new TestNode(
            new VroApiModule(),
            new ContentModule(),
            new EngineModule(),
            new CheckModule(),
            new Settings());
    node.get(ContentStore.class)
        .put(
            List.of(
                Elements.of(greet(), List.of("Demo")),
                Elements.of(sleep(), List.of("Demo")),
                Elements.of(add(), "com.example")),
            null);
    engine = node.get(Engine.class);
    engine.start();
    client = node.client();
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

  private static Workflow greet() {
    return Workflow.builder(GREET, "Greet")
        .input("who", TypeName.STRING)
        .output("msg", TypeName.STRING)
        .item(
            Item.builder("item1", "task")
                .displayName("Say hello")
                .outName("item2")
                .script("if (!who) throw 'who is missing'; msg = 'Hello, ' + who; System.log(msg);")
                .in("who", TypeName.STRING, "who")
                .out("msg", TypeName.STRING, "msg"))
        .item(Item.builder("item2", "end"))
        .build();
  }

  private static Workflow sleep() {
    return Workflow.builder(SLEEP, "Sleep")
        .item(Item.builder("item1", "task").outName("item2").script("System.sleep(60000);"))
        .item(Item.builder("item2", "end"))
        .build();
  }

  private static Action add() {
    List<Parameter> parameters =
        List.of(new Parameter("a", TypeName.NUMBER), new Parameter("b", TypeName.NUMBER));
    return Action.create("add-1", "add", TypeName.NUMBER, parameters, "return a + b;");
  }

  @Test
  void aRunGivesItsOutputsItsLogAndAnEvent() {
    long cursor = client.get("/api/v1/events").json().path("cursor").longValue();

    String run = start(GREET, "\"value\":{\"string\":{\"value\":\"Ada\"}}");
    JsonNode events = client.get("/api/v1/events?waitMillis=30000&after=" + cursor).json();

    assertThat(events.path("events").path(0).path("runId").stringValue()).isEqualTo(id(run));
    JsonNode ended = client.get(run).json();
    assertThat(ended.path("state").stringValue()).isEqualTo("completed");
    assertThat(ended.path("output-parameters").path(0).path("value").toString())
        .isEqualTo("{\"string\":{\"value\":\"Hello, Ada\"}}");
    assertThat(ended.path("end-date").isString()).isTrue();
    assertThat(client.get(run + "syslogs").text()).contains("Hello, Ada", "\"system\"");
    assertThat(
            client.get("/api/v1/runs/" + id(run)).json().path("outputs").path("msg").stringValue())
        .isEqualTo("Hello, Ada");
  }

  @Test
  void aFailureNamesItsItem() {
    String run = start(GREET, "\"value\":null");
    await().until(() -> state(run).equals("failed"));

    JsonNode details = client.get("/api/v1/runs/" + id(run)).json();

    assertThat(client.get(run).json().path("content-exception").stringValue())
        .contains("who is missing");
    assertThat(details.path("failedItem").stringValue()).isEqualTo("item1");
  }

  @Test
  void whatAWorkflowMissesIsTold() {
    Workflow broken =
        Workflow.builder("broken-1", "Broken")
            .item(Item.builder("item1", "task").displayName("Find").script("\nVcPlugin.find();"))
            .build();
    ContentStore store = node.get(ContentStore.class);
    store.put(List.of(Elements.of(broken, List.of("Demo"))), null);

    assertThat(client.get("/api/v1/workflows/" + GREET + "/check").json().path("findings"))
        .isEmpty();
    assertThat(client.get("/api/v1/workflows/broken-1/check").json().path("findings").toString())
        .isEqualTo(
            "[{\"kind\":\"missing-plugin\",\"what\":\"VC\",\"names\":[\"VcPlugin\"],"
                + "\"advice\":\"install the plug-in, or run this on a server that has it\","
                + "\"places\":[{\"where\":\"Workflow:Broken / Find (item1)\",\"line\":2}]}]");
    assertThat(client.get("/api/v1/workflows/none/check").status()).isEqualTo(404);
    store.delete(List.of(new ElementKey(ElementType.WORKFLOW, "broken-1")));
  }

  @Test
  void anInputThatIsNotMandatoryMayBeMissing() {
    TestClient.Answer answer = client.post(executions(GREET), "{}");

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void aRunIsCanceled() {
    String run = start(SLEEP, "\"value\":null");

    assertThat(client.delete(run + "state").status()).isEqualTo(204);

    await().until(() -> state(run).equals("canceled"));
  }

  @Test
  void theSameKeyStartsOneRun() {
    TestClient keyed = client.with("Idempotency-Key", "greet-once");
    String body = body("\"value\":{\"string\":{\"value\":\"Bob\"}}");

    String first = keyed.post(executions(GREET), body).header("Location");

    assertThat(keyed.post(executions(GREET), body).header("Location")).isEqualTo(first);
  }

  @Test
  void anActionAnswersAtOnce() {
    String numbers =
        "{\"parameters\":[{\"name\":\"a\",\"type\":\"number\",\"value\":{\"number\":{\"value\":2}}},"
            + "{\"name\":\"b\",\"type\":\"number\",\"value\":{\"number\":{\"value\":\"3\"}}}]}";

    JsonNode result = client.post("/vco/api/actions/com.example/add/executions", numbers).json();

    assertThat(result.path("value").toString()).isEqualTo("{\"number\":{\"value\":5.0}}");
  }

  @Test
  void contentOfTheDatabaseIsListed() {
    assertThat(Attributes.all(client.get("/vco/api/workflows").json(), "name"))
        .containsExactly("Greet", "Sleep");
    Map<String, String> folder =
        Attributes.of(
            client
                .get("/vco/api/categories?categoryType=WorkflowCategory")
                .json()
                .path("link")
                .path(0));
    assertThat(
            client.get("/vco/api/categories/" + folder.get("id")).json().path("path").stringValue())
        .isEqualTo("Demo");
    assertThat(client.get("/vco/api/healthstatus").status()).isEqualTo(200);
  }

  /** The address of the run. */
  private static String start(String workflow, String value) {
    return client.post(executions(workflow), body(value)).header("Location");
  }

  private static String body(String value) {
    return "{\"parameters\":[{\"name\":\"who\",\"type\":\"string\"," + value + "}]}";
  }

  private static String executions(String workflow) {
    return "/vco/api/workflows/" + workflow + "/executions";
  }

  private static String state(String run) {
    return client.get(run + "state").json().path("value").stringValue();
  }

  private static String id(String run) {
    String[] segments = run.split("/");
    return segments[segments.length - 1];
  }
}
