package dev.multinode.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes, killed as the operating system kills them. */
class KillIT {
  private static final String SLOW_ID = "5a0e1d1c-0000-4000-8000-00000000510e";
  private static final String RUNS = "/vco/api/workflows/%s/executions/";

  @TempDir private Path folder;

  @Test
  void aRunThatWaitsOnARemoteSurvivesTheDeathOfTheMasterAndEndsOnce() throws Exception {
    try (NodeProcess remote = NodeProcess.start(folder.resolve("remote"), 0)) {
      NodeHttp far = new NodeHttp(remote.base());
      addSlowWorkflow(far);
      String proxy;
      String run;
      try (NodeProcess master = NodeProcess.start(folder.resolve("master"), 0)) {
        NodeHttp near = new NodeHttp(master.base());
        register(near, remote);
        proxy =
            near.post(
                    "/api/v1/proxies",
                    """
                    {"server": "far", "workflow": "%s", "mode": "sync"}"""
                        .formatted(SLOW_ID),
                    201)
                .path("id")
                .asString();
        run = start(near, proxy, 4, "still here");
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> "waiting-signal".equals(state(near, proxy, run)));

        master.kill();
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> "completed".equals(onlyRun(far).path("state").asString()));

      try (NodeProcess again = NodeProcess.start(folder.resolve("master"), 0)) {
        NodeHttp near = new NodeHttp(again.base());
        awaitEnd(near, proxy, run);

        JsonNode ended = near.get(RUNS.formatted(proxy) + run);
        assertThat(ended.path("state").asString()).isEqualTo("completed");
        assertThat(outputOf(ended, "echo")).isEqualTo("still here");
        assertThat(onlyRun(far)).as("the remote ran it once").isNotNull();
      }
    }
  }

  @Test
  void killedAtAnyMomentOfTheStartTheRemoteRunsItOnce() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the moments: " + seed);
    Random random = new Random(seed);
    try (NodeProcess remote = NodeProcess.start(folder.resolve("remote"), 0)) {
      NodeHttp far = new NodeHttp(remote.base());
      addSlowWorkflow(far);
      List<String> runs = new ArrayList<>();
      String proxy = null;
      for (int round = 0; round < 4; round++) {
        try (NodeProcess master = NodeProcess.start(folder.resolve("master"), 0)) {
          NodeHttp near = new NodeHttp(master.base());
          if (proxy == null) {
            register(near, remote);
            proxy =
                near.post(
                        "/api/v1/proxies",
                        """
                        {"server": "far", "workflow": "%s", "mode": "sync"}"""
                            .formatted(SLOW_ID),
                        201)
                    .path("id")
                    .asString();
          }
          runs.add(start(near, proxy, 0.5, "round " + round));
          long killAt = System.nanoTime() + Duration.ofMillis(random.nextInt(250)).toNanos();
          await()
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(2))
              .until(() -> System.nanoTime() >= killAt);

          master.kill();
        }
      }

      try (NodeProcess last = NodeProcess.start(folder.resolve("master"), 0)) {
        NodeHttp near = new NodeHttp(last.base());
        for (int round = 0; round < runs.size(); round++) {
          awaitEnd(near, proxy, runs.get(round));
          JsonNode ended = near.get(RUNS.formatted(proxy) + runs.get(round));
          assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("completed");
          assertThat(outputOf(ended, "echo")).isEqualTo("round " + round);
        }
        assertThat(remoteRuns(far)).hasSize(runs.size());
      }
    }
  }

  @Test
  void aNodeThatWasHaltedGoesOn() throws Exception {
    try (NodeProcess node = NodeProcess.start(folder.resolve("node"), 0)) {
      NodeHttp client = new NodeHttp(node.base());
      node.pause();
      CompletableFuture<JsonNode> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return client.get("/vco/api/about");
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              });
      assertThat(answer).isNotDone();

      node.resume();

      assertThat(answer.get(30, TimeUnit.SECONDS).path("version").asString()).isNotEmpty();
    }
  }

  @Test
  void aNodeStopsCleanlyWhenItIsAskedTo() throws Exception {
    try (NodeProcess node = NodeProcess.start(folder.resolve("node"), 0)) {
      int exitCode = node.stop();

      assertThat(exitCode).isIn(0, 143);
    }
  }

  private static void register(NodeHttp near, NodeProcess remote) throws Exception {
    JsonNode probe =
        near.post("/api/v1/servers/probe", "{\"url\": \"%s\"}".formatted(remote.base()), 200);
    near.post(
        "/api/v1/servers",
        """
        {"name": "far", "url": "%s", "user": "admin", "password": "%s", "fingerprint": "%s"}"""
            .formatted(remote.base(), NodeProcess.PASSWORD, probe.path("fingerprint").asString()),
        201);
  }

  private static void addSlowWorkflow(NodeHttp node) throws Exception {
    JsonNode category =
        node.post(
            "/vco/api/categories", "{\"name\": \"Tests\", \"type\": \"WorkflowCategory\"}", 201);
    node.upload(
        "/vco/api/workflows?overwrite=true&categoryId=" + category.path("id").asString(),
        "Slow echo.workflow",
        WorkflowFile.of(WorkflowFile.SLOW),
        200,
        201,
        202);
  }

  private static String start(NodeHttp node, String workflow, double seconds, String text)
      throws Exception {
    return node.post(
            RUNS.formatted(workflow),
            """
            {"parameters": [
              {"name": "seconds", "type": "number", "value": {"number": {"value": %s}}},
              {"name": "text", "type": "string", "value": {"string": {"value": "%s"}}}]}"""
                .formatted(seconds, text),
            202)
        .path("id")
        .asString();
  }

  private static String state(NodeHttp node, String workflow, String run) throws Exception {
    return node.get(RUNS.formatted(workflow) + run + "/state").path("value").asString();
  }

  private static void awaitEnd(NodeHttp node, String workflow, String run) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> List.of("completed", "failed", "canceled").contains(state(node, workflow, run)));
  }

  private static List<JsonNode> remoteRuns(NodeHttp far) throws Exception {
    List<JsonNode> runs = new ArrayList<>();
    for (JsonNode link : far.get(RUNS.formatted(SLOW_ID)).path("relations").path("link")) {
      if ("down".equals(link.path("rel").asString())) {
        String id = null;
        for (JsonNode attribute : link.path("attributes")) {
          if ("id".equals(attribute.path("name").asString())) {
            id = attribute.path("value").asString();
          }
        }
        runs.add(far.get(RUNS.formatted(SLOW_ID) + id));
      }
    }
    return runs;
  }

  private static JsonNode onlyRun(NodeHttp far) throws Exception {
    List<JsonNode> runs = remoteRuns(far);
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private static String outputOf(JsonNode run, String name) {
    for (JsonNode output : run.path("output-parameters")) {
      if (name.equals(output.path("name").asString())) {
        return output.path("value").path("string").path("value").asString();
      }
    }
    return null;
  }
}
