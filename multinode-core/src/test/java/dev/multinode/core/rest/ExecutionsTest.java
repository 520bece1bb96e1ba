package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.TestClient;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Cases 42 to 70 of the compatibility table; the number is in front of each test. */
class ExecutionsTest {
  private static final String WORKFLOW = "/vco/api/workflows/" + SampleNode.RESIZE;
  private static final String EXECUTIONS = WORKFLOW + "/executions";

  private static SampleNode node;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node = new SampleNode();
    client = node.client();
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  // 44
  @Test
  void contentHasIdAndInputsEvenWhenThereAreNone() {
    JsonNode content = client.get(WORKFLOW + "/content").json();
    JsonNode empty = client.get("/vco/api/workflows/" + SampleNode.GREET + "/content").json();

    assertThat(content.path("id").stringValue()).isEqualTo(SampleNode.RESIZE);
    assertThat(content.path("input").path("param").path(1).path("type").stringValue())
        .isEqualTo("number");
    assertThat(content.toString()).doesNotContain("s3cret");
    assertThat(empty.path("input").path("param").isArray()).isTrue();
  }

  // 45
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}|''", "{\"parameters\":[]}|''", "{\"parameters\":[]}|/", "''|/"})
  void aStartWithoutInputsIsAccepted(String body, String slash) {
    String path = "/vco/api/workflows/" + SampleNode.GREET + "/executions" + slash;

    assertThat(client.post(path, body).status()).isEqualTo(202);
  }

  // 46, 19
  @Test
  void aStartTellsTheRunInThreeWays() {
    TestClient.Answer answer =
        client.http1().with("Host", "alias.example:8443").post(EXECUTIONS, "{}");

    String id = answer.json().path("id").stringValue();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location"))
        .isEqualTo("https://alias.example:8443" + EXECUTIONS + "/" + id + "/");
    assertThat(answer.json().path("href").stringValue()).isEqualTo(answer.header("Location"));
    assertThat(answer.json().path("state").stringValue()).isEqualTo("running");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  // 48, 49, 51
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gb     | number       | {\"number\":{\"value\":\"20\"}}    | {\"number\":{\"value\":20.0}}",
        "force  | boolean      | {\"boolean\":{\"value\":\"true\"}} | {\"boolean\":{\"value\":true}}",
        "names  | array/string | {\"array\":{\"elements\":[{\"string\":{\"value\":\"a\"}},null]}}"
            + " | {\"array\":{\"elements\":[{\"string\":{\"value\":\"a\"}},null]}}",
        "secret | string       | {\"string\":{\"value\":\"x\"}}"
            + " | {\"secure-string\":{\"value\":\"***\",\"isPlainText\":false}}",
      })
  void inputsAreTakenAsClientsWriteThem(String name, String type, String value, String shown) {
    JsonNode run = client.post(EXECUTIONS, body(name, type, value)).json();

    assertThat(parameter(run.path("input-parameters"), name).path("value").toString())
        .isEqualTo(shown);
  }

  @Test
  void anObjectShowsItsPlaceInTheCatalog() {
    String value = "{\"sdk-object\":{\"type\":\"VC:VirtualMachine\",\"id\":\"host1/vm-17\"}}";

    JsonNode run = client.post(EXECUTIONS, body("vm", "VC:VirtualMachine", value)).json();

    JsonNode vm = parameter(run.path("input-parameters"), "vm").path("value").path("sdk-object");
    assertThat(vm.path("id").stringValue()).isEqualTo("host1/vm-17");
    assertThat(client.get(vm.path("href").stringValue()).status()).isEqualTo(200);
  }

  // 50
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secret | SecureString | {\"SecureString\":{\"value\":\"x\"}}",
        "gb     | number       | {\"number\":{\"value\":\"many\"}}",
      })
  void aValueUnderTheWrongKeyOrOfTheWrongKindIsRefused(String name, String type, String value) {
    TestClient.Answer answer = client.post(EXECUTIONS, body(name, type, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").stringValue()).contains(name);
    assertThat(answer.json().path("code").stringValue()).isEqualTo("INPUT_INVALID");
  }

  // 52, 53
  @Test
  void outputsAreListedWithAndWithoutAValue() {
    String id = start();
    Value names = new Value.Array(TypeName.STRING, List.of(Value.of("a")));
    node.runs.complete(id, Map.of("names", names));

    JsonNode outputs = client.get(EXECUTIONS + "/" + id).json().path("output-parameters");

    assertThat(parameter(outputs, "names").path("value").toString())
        .isEqualTo("{\"array\":{\"elements\":[{\"string\":{\"value\":\"a\"}}]}}");
    assertThat(parameter(outputs, "task").path("type").stringValue()).isEqualTo("string");
    assertThat(parameter(outputs, "task").has("value")).isFalse();
  }

  // 54, 56
  @Test
  void aRunThatRunsHasNoEnd() {
    JsonNode run = client.get(EXECUTIONS + "/" + start() + "/").json();

    assertThat(run.path("state").stringValue()).isEqualTo("running");
    assertThat(run.path("input-parameters").isArray()).isTrue();
    assertThat(run.path("output-parameters").isArray()).isTrue();
    assertThat(run.path("start-date").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00");
    assertThat(run.has("end-date")).isFalse();
    assertThat(run.has("content-exception")).isFalse();
    assertThat(run.path("started-by").stringValue()).isEqualTo("admin");
  }

  // 55, 57
  @Test
  void aFailedRunSaysWhy() {
    String id = start();
    node.runs.fail(id, "Disk is too small (Workflow:Resize disk / Check (item2)#7)", "item2");

    JsonNode run = client.get(EXECUTIONS + "/" + id).json();

    assertThat(run.path("state").stringValue()).isEqualTo("failed");
    assertThat(run.path("content-exception").stringValue()).startsWith("Disk is too small");
    assertThat(run.path("end-date").isString()).isTrue();
    assertThat(client.get(EXECUTIONS + "/" + id + "/state").json().path("value").stringValue())
        .isEqualTo("failed");
  }

  // 58, 59
  @Test
  void runsAreListedAfterTheNavigationLinks() {
    String running = start();
    String failed = start();
    node.runs.fail(failed, "no", "item1");

    JsonNode relations = client.get(EXECUTIONS).json().path("relations");
    JsonNode links = relations.path("link");

    assertThat(links.path(0).path("rel").stringValue()).isEqualTo("up");
    assertThat(links.path(1).path("rel").stringValue()).isEqualTo("add");
    assertThat(links.path(1).has("attributes")).isFalse();
    assertThat(relations.path("total").intValue()).isEqualTo(links.size() - 2);
    assertThat(Attributes.of(links.path(2)))
        .containsEntry("id", failed)
        .containsEntry("state", "failed")
        .containsEntry("startedBy", "admin")
        .containsKeys("name", "startDate", "endDate");
    for (String condition : List.of("state=failed", "state~failed", "state~FAIL", "state^fai")) {
      JsonNode filtered =
          client.get(EXECUTIONS + "?conditions=" + condition).json().path("relations");
      assertThat(Attributes.all(filtered, "id")).contains(failed).doesNotContain(running);
      assertThat(Attributes.all(filtered, "state")).containsOnly("failed");
    }
  }

  // 42
  @Test
  void theNewestRunOfAWorkflowIsFoundInTheCatalog() {
    start();
    String newest = start();
    client.post("/vco/api/workflows/" + SampleNode.GREET + "/executions", "{}");

    JsonNode list =
        client
            .get(
                "/vco/api/catalog/System/WorkflowExecution/?maxResult=1&sortOrders=-startDate"
                    + "&conditions=workflowId="
                    + SampleNode.RESIZE)
            .json();

    assertThat(Attributes.all(list, "id")).containsExactly(newest);
    assertThat(client.get("/vco/api/catalog/System/WorkflowExecution/" + newest).status())
        .isEqualTo(200);
  }

  // 60, 61, 62
  @Test
  void syslogsAreFilteredBySeverityAndTime() {
    String id = start();
    assertThat(client.get(EXECUTIONS + "/" + id + "/syslogs").json().toString())
        .isEqualTo("{\"logs\":[]}");
    node.runs.log(id, "system", "debug", "one");
    long after = node.runs.log(id, "system", "info", "two").at().toEpochMilli();
    node.runs.log(id, "system", "debug", "three");
    node.runs.log(id, "system", "warning", "four");
    String syslogs = EXECUTIONS + "/" + id + "/syslogs";

    JsonNode entry = client.get(syslogs).json().path("logs").path(0).path("entry");
    assertThat(entry.path("origin").stringValue()).isEqualTo("system");
    assertThat(entry.path("short-description").stringValue()).isEqualTo("one");
    assertThat(entry.path("time-stamp").isString()).isTrue();
    assertThat(entry.path("time-stamp-val").isIntegralNumber()).isTrue();
    assertThat(texts(client.get(syslogs).json())).containsExactly("one", "two", "three", "four");
    assertThat(
            texts(
                client
                    .get(syslogs + "?conditions=severity=debug&conditions=timestamp%3E" + after)
                    .json()))
        .containsExactly("three", "four");
    assertThat(texts(client.get(syslogs + "?conditions=severity=warn").json()))
        .containsExactly("four");
    assertThat(
            texts(
                client
                    .post(syslogs, "{\"severity\":\"debug\",\"older-than\":" + after + "}")
                    .json()))
        .containsExactly("three", "four");
    assertThat(client.get(syslogs + "?conditions=severity=loud").status()).isEqualTo(400);
  }

  @Test
  void logsAreWhatTheEngineSays() {
    String id = start();
    node.runs.log(id, "system", "info", "of a script");
    node.runs.log(id, "server", "info", "of the engine");

    assertThat(texts(client.get(EXECUTIONS + "/" + id + "/logs").json()))
        .containsExactly("of the engine");
  }

  // 66
  @Test
  void aRunIsCanceledThroughItsState() {
    String id = start();

    assertThat(client.delete(EXECUTIONS + "/" + id + "/state").status()).isEqualTo(204);

    assertThat(client.get(EXECUTIONS + "/" + id + "/state").json().path("value").stringValue())
        .isEqualTo("canceled");
    assertThat(client.delete(EXECUTIONS + "/" + id).status()).isEqualTo(204);
    assertThat(client.get(EXECUTIONS + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void aRunThatRunsIsNotDeleted() {
    assertThat(client.delete(EXECUTIONS + "/" + start()).status()).isEqualTo(409);
  }

  // 67
  @Test
  void noInteractionIsNotFound() {
    assertThat(client.get(EXECUTIONS + "/" + start() + "/interaction").status()).isEqualTo(404);
  }

  // 68
  @ParameterizedTest
  @ValueSource(strings = {"unknown", "a%2Fb"})
  void anUnknownWorkflowIsNotFound(String id) {
    TestClient.Answer answer = client.post("/vco/api/workflows/" + id + "/executions", "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("message").isString()).isTrue();
  }

  @Test
  void aRunIsFoundUnderItsOwnWorkflowOnly() {
    String other = "/vco/api/workflows/" + SampleNode.GREET + "/executions/";

    assertThat(client.get(other + start()).status()).isEqualTo(404);
  }

  @Test
  void theSameIdempotencyKeyStartsOneRun() {
    TestClient keyed = client.with("Idempotency-Key", "key-1");

    String first = keyed.post(EXECUTIONS, "{}").json().path("id").stringValue();

    assertThat(keyed.post(EXECUTIONS, "{}").json().path("id").stringValue()).isEqualTo(first);
    assertThat(start()).isNotEqualTo(first);
  }

  // 69
  @Test
  void anActionAnswersWithItsResult() {
    String pool =
        body(
            "pool", "Array/string", "{\"array\":{\"elements\":[{\"string\":{\"value\":\"ip\"}}]}}");

    JsonNode result = client.post("/vco/api/actions/com.corp.net/nextFree/executions", pool).json();

    assertThat(result.path("type").stringValue()).isEqualTo("string");
    assertThat(result.path("value").toString()).isEqualTo("{\"string\":{\"value\":\"ip\"}}");
    TestClient.Answer failed =
        client.post("/vco/api/actions/" + SampleNode.ACTION + "/executions", "{\"parameters\":[]}");
    assertThat(failed.status()).isEqualTo(422);
    assertThat(failed.json().path("message").stringValue()).contains("the pool is empty");
  }

  // 70
  @Test
  void aPresentationAlwaysHasAGroupOfFields() {
    JsonNode empty = client.get("/vco/api/workflows/" + SampleNode.GREET + "/presentation").json();
    JsonNode fields = fields(client.get(WORKFLOW + "/presentation").json());

    assertThat(fields(empty).isArray()).isTrue();
    assertThat(fields)
        .allSatisfy(field -> assertThat(field.path("constraints").isArray()).isTrue());
    assertThat(fields.path(1).path("constraints").path(0).path("@type").stringValue())
        .isEqualTo("mandatory");
  }

  @Test
  void ourOwnFormHasPlainValues() {
    String id = start();
    node.runs.fail(id, "no", "Greet/item1");

    JsonNode run = client.get("/api/v1/runs/" + id).json();
    JsonNode list = client.get("/api/v1/runs?state=failed&limit=1000").json();

    assertThat(run.path("workflowName").stringValue()).isEqualTo("Resize disk");
    assertThat(run.path("failedItem").stringValue()).isEqualTo("Greet/item1");
    assertThat(run.path("inputs").path("gb").isNull()).isTrue();
    assertThat(list.path("runs"))
        .anySatisfy(one -> assertThat(one.path("id").stringValue()).isEqualTo(id));
    assertThat(list.path("total").intValue()).isEqualTo(list.path("runs").size());
    assertThat(client.get("/api/v1/runs/none").status()).isEqualTo(404);
    assertThat(client.get("/api/v1/runs?state=odd").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/runs/" + id + "/logs").json().path("logs").isArray()).isTrue();
  }

  private static String start() {
    return client.post(EXECUTIONS, "{}").json().path("id").stringValue();
  }

  private static String body(String name, String type, String value) {
    return "{\"parameters\":[{\"name\":\"%s\",\"type\":\"%s\",\"scope\":\"LOCAL\",\"value\":%s}]}"
        .formatted(name, type, value);
  }

  private static JsonNode parameter(JsonNode parameters, String name) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("name").stringValue().equals(name)) {
        return parameter;
      }
    }
    throw new AssertionError("no parameter " + name + " in " + parameters);
  }

  private static JsonNode fields(JsonNode presentation) {
    return presentation.path("steps").path(0).path("step").path("elements").path(0).path("fields");
  }

  private static List<String> texts(JsonNode logs) {
    return logs.path("logs")
        .valueStream()
        .map(log -> log.path("entry").path("long-description").stringValue())
        .toList();
  }
}
