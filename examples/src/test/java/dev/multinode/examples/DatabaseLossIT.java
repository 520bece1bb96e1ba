package dev.multinode.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.testing.StoppablePostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of a node see while its database is away. */
class DatabaseLossIT {
  private static final Duration SOON = Duration.ofSeconds(60); // a busy machine is slow
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(15);
  private static final String READY = "/health/ready";
  private static final String STARTS =
      "/vco/api/workflows/5a0e1d1c-0000-4000-8000-00000000510e/executions/";
  private static final String INPUTS =
      """
      {"parameters": [
        {"name": "seconds", "type": "number", "value": {"number": {"value": 1}}},
        {"name": "text", "type": "string", "value": {"string": {"value": "x"}}}]}""";

  @TempDir private Path folder;

  @Test
  void theNodeRefusesSaysWhyAndGoesOnWhenTheDatabaseIsBack() throws Exception {
    try (StoppablePostgres postgres = new StoppablePostgres(folder.resolve("pg"));
        NodeProcess node =
            NodeProcess.start(
                folder.resolve("node"),
                0,
                Map.of(
                    "MULTINODE_DATABASE_URL", postgres.url(), "MULTINODE_ENGINE_HEARTBEAT", "1s"),
                "")) {
      NodeHttp http = new NodeHttp(node.base());
      addSlowWorkflow(http);
      String run = http.post(STARTS, INPUTS, 202).path("id").asString();

      postgres.crash();
      long begun = System.nanoTime();
      HttpResponse<String> refused = http.answer("POST", STARTS, INPUTS);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      await().atMost(SOON).until(() -> http.answer("GET", READY, "").body().contains("for 3 s"));
      HttpResponse<String> later = http.answer("POST", STARTS, INPUTS);

      assertThat(took).isLessThan(A_FEW_SECONDS);
      for (HttpResponse<String> answer : List.of(refused, later)) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("UNAVAILABLE");
      }
      assertThat(http.answer("GET", READY, "").statusCode()).isEqualTo(503);

      postgres.start();
      await().atMost(SOON).until(() -> http.answer("GET", READY, "").statusCode() == 200);
      await().atMost(SOON).until(() -> http.get("/api/v1/runs/" + run).has("endedAt"));

      assertThat(http.get("/api/v1/runs/" + run).path("state").asString()).isEqualTo("completed");
      assertThat(http.get("/api/v1/runs").path("total").asInt()).isEqualTo(1);
      assertThat(warnings().stream().filter(line -> line.contains("stops driving"))).hasSize(1);
      assertThat(warnings()).as("what the log says").hasSizeLessThan(20);
    }
  }

  private List<String> warnings() throws Exception {
    return Files.readAllLines(folder.resolve("node/logs/node.log")).stream()
        .filter(line -> line.matches("\\S+ (WARN|ERROR) .*"))
        .toList();
  }

  private static void addSlowWorkflow(NodeHttp node) throws Exception {
    String category =
        node.post(
                "/vco/api/categories", "{\"name\": \"Tests\", \"type\": \"WorkflowCategory\"}", 201)
            .path("id")
            .asString();
    node.upload(
        "/vco/api/workflows?overwrite=true&categoryId=" + category,
        "Slow echo.workflow",
        WorkflowFile.of(WorkflowFile.SLOW),
        200,
        201,
        202);
  }
}
