package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.schedule.ScheduleConfig;
import dev.multinode.core.schedule.ScheduleModule;
import dev.multinode.core.schedule.Scheduler;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import dev.multinode.core.value.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TasksTest {
  private static final String GREET = "5b0d0001-0000-4000-8000-000000000002";

  private static TestNode node;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node =
        new TestNode(
            new VroApiModule(),
            new UpkeepModule(),
            new ContentModule(),
            new EngineModule(),
            new ScheduleModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
                bind(EngineConfig.class).toInstance(EngineConfig.defaults());
                bind(ScriptConfig.class).toInstance(ScriptConfig.defaults());
                bind(ScheduleConfig.class)
                    .toInstance(new ScheduleConfig("Europe/Berlin", Duration.ofMillis(50)));
              }
            });
    Workflow greet =
        Workflow.builder(GREET, "Greet")
            .rootName("item1")
            .input("who", TypeName.STRING)
            .item(Item.builder("item1", "end"))
            .build();
    node.get(ContentStore.class).put(List.of(Elements.of(greet, List.of("Ops"))), null);
    node.get(Engine.class).start();
    node.get(Scheduler.class).start();
    client = node.client();
  }

  @AfterAll
  static void stopNode() {
    node.get(Scheduler.class).close();
    node.get(Engine.class).close();
    node.close();
  }

  private static String body(String cycle, Instant start, String more) {
    return """
        {"name":"Nightly","recurrence-cycle":"%s","recurrence-start-date":"%s",
         "workflow":{"href":"https://any/vco/api/workflows/%s/","name":"Greet"},
         "input-parameters":[{"name":"who","type":"string","value":{"string":{"value":"Ada"}}}]%s}
        """
        .formatted(cycle, start, GREET, more);
  }

  private static JsonNode create(String body) {
    TestClient.Answer made = client.post("/vco/api/tasks", body);
    assertThat(made.status()).as(made.text()).isEqualTo(202);
    assertThat(made.header("Location"))
        .endsWith("/vco/api/tasks/" + made.json().path("id").asString() + "/");
    return made.json();
  }

  private static String path(JsonNode task) {
    return "/vco/api/tasks/" + task.path("id").asString();
  }

  @Test
  void aTaskRunsAndShowsItsExecutions() {
    JsonNode made = create(body("one-time", Instant.now(), ""));

    Awaitility.await()
        .until(() -> client.get(path(made)).json().path("state").asString().equals("finished"));

    JsonNode executions = client.get(path(made) + "/executions").json().path("relations");
    assertThat(executions.path("total").asInt()).isEqualTo(1);
    String run = executions.at("/link/0/href").asString();
    assertThat(run).contains("/workflows/" + GREET + "/executions/");
    JsonNode times =
        client.get("/api/v1/tasks/" + made.path("id").asString() + "/runs").json().path("runs");
    assertThat(run).contains(times.at("/0/runId").asString());
  }

  @Test
  void aTaskIsShownAsItWasMade() {
    Instant start = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    JsonNode made =
        create(
            body(
                "every-months",
                start,
                ",\"recurrence-pattern\":\"last 06:30\",\"start-mode\":\"start-in-the-past\""));

    JsonNode task = client.get(path(made)).json();

    assertThat(task).isEqualTo(made);
    assertThat(task.path("name").asString()).isEqualTo("Nightly");
    assertThat(task.path("state").asString()).isEqualTo("pending");
    assertThat(task.path("user").asString()).isEqualTo("admin");
    assertThat(task.at("/workflow/name").asString()).isEqualTo("Greet");
    assertThat(task.at("/input-parameters/0/value/string/value").asString()).isEqualTo("Ada");
    assertThat(task.path("time-zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(task.path("start-mode").asString()).isEqualTo("start-in-the-past");
    assertThat(Dates.parse(task.path("recurrence-start-date").asString())).isEqualTo(start);
    assertThat(
            Dates.parse(task.path("next-run-date").asString())
                .atZone(java.time.ZoneId.of("Europe/Berlin"))
                .toLocalTime())
        .isEqualTo("06:30");
  }

  @Test
  void aTaskIsChangedAndWhatIsNotNamedStays() {
    JsonNode made = create(body("every-days", Instant.now().plus(Duration.ofDays(1)), ""));

    JsonNode changed =
        client
            .post(
                path(made), "{\"recurrence-cycle\":\"every-hours\",\"description\":\"now hourly\"}")
            .json();

    assertThat(changed.path("recurrence-cycle").asString()).isEqualTo("every-hours");
    assertThat(changed.path("description").asString()).isEqualTo("now hourly");
    assertThat(changed.path("name").asString()).isEqualTo("Nightly");
    assertThat(changed.path("input-parameters")).isEqualTo(made.path("input-parameters"));
    assertThat(changed.path("recurrence-start-date")).isEqualTo(made.path("recurrence-start-date"));
  }

  @Test
  void tasksAreListedForAllAndForAWorkflow() {
    JsonNode made = create(body("every-days", Instant.now().plus(Duration.ofDays(1)), ""));
    String id = made.path("id").asString();

    JsonNode all = client.get("/vco/api/tasks?conditions=id=" + id).json();
    JsonNode ofWorkflow = client.get("/vco/api/workflows/" + GREET + "/tasks").json();

    assertThat(all.at("/relations/total").asInt()).isEqualTo(1);
    assertThat(all.at("/relations/link/0/href").asString()).endsWith("/tasks/" + id + "/");
    assertThat(ofWorkflow.path("relations").toString()).contains(id);
    assertThat(client.get("/vco/api/workflows/none/tasks").status()).isEqualTo(404);
  }

  @Test
  void aTaskIsSuspendedResumedAndDeleted() {
    JsonNode made = create(body("every-days", Instant.now().plus(Duration.ofDays(1)), ""));
    String own = "/api/v1/tasks/" + made.path("id").asString();

    assertThat(
            client.put(own + "/state", "{\"state\":\"suspended\"}").json().path("state").asString())
        .isEqualTo("suspended");
    JsonNode resumed = client.put(own + "/state", "{\"state\":\"pending\"}").json();
    assertThat(resumed.path("state").asString()).isEqualTo("pending");
    assertThat(resumed.path("upcoming")).hasSize(5);
    assertThat(resumed.at("/inputs/who").asString()).isEqualTo("Ada");
    assertThat(client.put(own + "/state", "{\"state\":\"fast\"}").status()).isEqualTo(400);

    assertThat(client.delete(path(made)).status()).isEqualTo(204);
    assertThat(client.get(own).status()).isEqualTo(404);
    assertThat(client.delete(path(made)).status()).isEqualTo(404);
  }

  @Test
  void aTaskThatCannotBeIsRefused() {
    Instant soon = Instant.now().plusSeconds(600);

    TestClient.Answer pattern =
        client.post(
            "/vco/api/tasks", body("every-days", soon, ",\"recurrence-pattern\":\"sometimes\""));
    TestClient.Answer user =
        client.post("/vco/api/tasks", body("every-days", soon, ",\"user\":\"eve\""));
    TestClient.Answer workflow =
        client.post("/vco/api/tasks", "{\"recurrence-start-date\":\"2030-01-01T00:00:00Z\"}");
    TestClient.Answer date =
        client.post("/vco/api/tasks", "{\"workflow\":{\"id\":\"%s\"}}".formatted(GREET));

    assertThat(pattern.status()).isEqualTo(400);
    assertThat(pattern.text()).contains("'sometimes' is no recurrence pattern");
    assertThat(user.status()).isEqualTo(403);
    assertThat(workflow.status()).isEqualTo(400);
    assertThat(date.text()).contains("'recurrence-start-date' is missing");
  }

  @Test
  void runsArePrunedAndAWorkflowHasARetentionOfItsOwn() {
    JsonNode made = create(body("one-time", Instant.now(), ""));
    Awaitility.await()
        .until(() -> client.get(path(made)).json().path("state").asString().equals("finished"));
    String rule = "/api/v1/workflows/" + GREET + "/retention";

    assertThat(client.get(rule).json().path("own").asBoolean()).isFalse();
    JsonNode set = client.put(rule, "{\"age\":\"P7D\"}").json();
    assertThat(set.path("age").asString()).isEqualTo("PT168H");
    assertThat(set.path("runs").asInt()).isEqualTo(10_000);
    assertThat(client.delete(rule).status()).isEqualTo(204);
    assertThat(client.put(rule, "{\"runs\":-1}").status()).isEqualTo(400);

    assertThat(client.post("/api/v1/runs/prune", "{}").status()).isEqualTo(400);
    JsonNode pruned =
        client
            .post(
                "/api/v1/runs/prune",
                "{\"workflow\":\"%s\",\"keep\":0,\"dryRun\":true}".formatted(GREET))
            .json();
    assertThat(pruned.path("runs").asInt()).isPositive();
  }
}
