package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TaskCommandsTest {
  private static final String WORKFLOWS =
      """
      {"link":[{"rel":"down","attributes":[{"name":"id","value":"w-1"},
        {"name":"name","value":"Greet"},{"name":"categoryName","value":"Demo"}]}],"total":1}
      """;
  private static final String GREET =
      """
      {"id":"w-1","name":"Greet","input-parameters":[{"name":"who","type":"string"}]}
      """;
  private static final String TASK =
      """
      {"id":"t-1","name":"Nightly","workflowId":"w-1","workflowName":"Greet","state":"%s",
       "cycle":"every-days","pattern":"06:30","timeZone":"Europe/Berlin","user":"admin",
       "nextAt":"2026-11-21T05:30:00.000+00:00","error":"workflow 'w-1' is gone",
       "inputs":{"who":"Ada"},
       "upcoming":["2026-11-21T05:30:00.000+00:00","2026-11-22T05:30:00.000+00:00"]}
      """;
  private static final String ADD = "POST /vco/api/tasks";
  private static final String ONE = "GET /api/v1/tasks/t-1";

  @TempDir private Path folder;
  private FakeNode node;
  private Terminal terminal;

  @BeforeEach
  void aNodeWithAWorkflow() {
    node = new FakeNode(folder.resolve("node"));
    node.answers("GET /vco/api/workflows", WORKFLOWS)
        .answers("GET /vco/api/workflows/w-1", GREET)
        .answers(ADD, "{\"id\":\"t-1\"}")
        .answers(ONE, TASK.formatted("pending"));
    terminal = new Terminal(folder.resolve("home")).knows(node);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void aRecurrentTaskIsMadeAndItsNextTimesAreShown() {
    int code =
        terminal.run(
            "task",
            "add",
            "Greet",
            "--every",
            "1d",
            "--times",
            "06:30",
            "--zone",
            "Europe/Berlin",
            "--start",
            "2026-11-21T00:00",
            "--until",
            "2027-01-01T00:00:00Z",
            "--name",
            "Nightly",
            "-i",
            "who=Ada");

    assertThat(code).as(terminal.err()).isZero();
    JsonNode sent = node.seen(ADD).json();
    assertThat(sent.path("name").asString()).isEqualTo("Nightly");
    assertThat(sent.at("/workflow/id").asString()).isEqualTo("w-1");
    assertThat(sent.path("recurrence-cycle").asString()).isEqualTo("every-days");
    assertThat(sent.path("recurrence-pattern").asString()).isEqualTo("06:30");
    assertThat(sent.path("time-zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(sent.path("recurrence-start-date").asString()).isEqualTo("2026-11-20T23:00:00Z");
    assertThat(sent.path("recurrence-end-date").asString()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(sent.at("/input-parameters/0/value/string/value").asString()).isEqualTo("Ada");
    assertThat(node.seen(ADD).idempotencyKey()).isNotBlank();
    assertThat(terminal.out())
        .contains("every-days at 06:30 (Europe/Berlin)")
        .contains("next times")
        .contains("2026-11-22T05:30");
  }

  @Test
  void aTaskMayRunOnceAfterATime() {
    int code = terminal.run("task", "add", "Greet", "--at", "+2h");

    assertThat(code).isZero();
    JsonNode sent = node.seen(ADD).json();
    assertThat(sent.path("recurrence-cycle").asString()).isEqualTo("one-time");
    assertThat(Instant.parse(sent.path("recurrence-start-date").asString()))
        .isCloseTo(
            Instant.now().plus(Duration.ofHours(2)), Assertions.within(Duration.ofMinutes(1)));
  }

  @Test
  void anIntervalIsCountedFromTheStart() {
    terminal.run("task", "add", "Greet", "--every", "15m");

    JsonNode sent = node.seen(ADD).json();
    assertThat(sent.path("recurrence-cycle").asString()).isEqualTo("every-minutes");
    assertThat(sent.path("recurrence-pattern").asString()).isEqualTo("*/15");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--at +1h --every 1h",
        "--at sometime",
        "--every 5s",
        "--every 2d --times 06:30",
        "--every 1d --start 25:00",
        "--every 1d --zone Nowhere/City"
      })
  void timesThatAreNoneAreRefused(String options) {
    String[] words = ("task add Greet " + options).strip().split(" ");

    assertThat(terminal.run(words)).isEqualTo(2);
    assertThat(node.requests()).doesNotContain(ADD);
  }

  @Test
  void tasksAreListed() {
    node.answers("GET /api/v1/tasks", "{\"tasks\":[" + TASK.formatted("pending") + "]}");

    assertThat(terminal.run("task", "list")).isZero();

    assertThat(terminal.out()).contains("Nightly").contains("pending").contains("is gone");
  }

  @Test
  void aTaskIsSuspendedResumedAndRemoved() {
    node.answers("PUT /api/v1/tasks/t-1/state", TASK.formatted("suspended"))
        .answers("DELETE /api/v1/tasks/t-1", "");

    assertThat(terminal.run("task", "suspend", "t-1")).isZero();
    assertThat(terminal.out()).contains("suspended");
    assertThat(node.seen("PUT /api/v1/tasks/t-1/state").json().path("state").asString())
        .isEqualTo("suspended");
    assertThat(terminal.run("task", "resume", "t-1")).isZero();
    assertThat(node.seen("PUT /api/v1/tasks/t-1/state").json().path("state").asString())
        .isEqualTo("pending");
    assertThat(terminal.run("task", "remove", "t-1")).isZero();
  }

  @Test
  void whatBecameOfATasksTimesIsShown() {
    node.answers(
        "GET /api/v1/tasks/t-1/runs",
        """
        {"runs":[{"number":2,"dueAt":"2026-11-21T05:30:00.000+00:00","at":"2026-11-21T05:30:00.400+00:00",
          "error":"the workflow is gone"},{"number":1,"runId":"r-1"}]}
        """);

    assertThat(terminal.run("task", "runs", "t-1")).isZero();

    assertThat(terminal.out()).contains("r-1").contains("the workflow is gone");
  }

  @Test
  void runsArePruned() {
    node.answers("POST /api/v1/runs/prune", "{\"runs\":12,\"dryRun\":true}");

    int code =
        terminal.run(
            "run", "prune", "--older-than", "7d", "--workflow", "w-1", "--keep", "5", "--dry-run");

    assertThat(code).isZero();
    assertThat(terminal.out()).isEqualTo("12 runs would be deleted\n");
    JsonNode sent = node.seen("POST /api/v1/runs/prune").json();
    assertThat(sent.path("olderThan").asString()).isEqualTo("PT168H");
    assertThat(sent.path("workflow").asString()).isEqualTo("w-1");
    assertThat(sent.path("keep").asInt()).isEqualTo(5);
    assertThat(sent.path("dryRun").asBoolean()).isTrue();
    assertThat(terminal.run("run", "prune")).isEqualTo(2);
  }

  @Test
  void aWorkflowIsGivenItsOwnRetention() {
    String rule = "/api/v1/workflows/w-1/retention";
    node.answers("PUT " + rule, "{}")
        .answers("GET " + rule, "{\"age\":\"PT168H\",\"runs\":0,\"own\":true}");

    assertThat(terminal.run("workflow", "retention", "Greet", "--age", "7d", "--keep", "0"))
        .isZero();

    assertThat(node.seen("PUT " + rule).json().path("age").asString()).isEqualTo("PT168H");
    assertThat(terminal.out()).contains("no limit").contains("for this workflow");
  }
}
