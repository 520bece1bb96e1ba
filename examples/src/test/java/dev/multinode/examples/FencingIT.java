package dev.multinode.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A node that stands still past its death wakes up in a world where it is replaced. */
class FencingIT {
  private static final Duration SOON = Duration.ofSeconds(60); // a busy machine is slow
  private static final int RUNS = 10;
  private static final String WORKFLOW = "5a0e1d1c-0000-4000-8000-00000000fe9c";

  /** Says who it is, works for a while, and leaves a file where it was to the end. */
  private static final String LONG =
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1"
        object-name="workflow:name=generic" id="%s" version="1.0.0" restartMode="1">
        <display-name><![CDATA[Long work]]></display-name>
        <output><param name="by" type="string"/></output>
        <workflow-item name="item0" type="end" end-mode="0"/>
        <workflow-item name="item1" out-name="item0" type="task">
          <script encoded="false"><![CDATA[
            var me = '' + Math.floor(Math.random() * 1e15);
            System.log('begin ' + me);
            System.sleep(1200);
            System.log('at work ' + me);
            System.sleep(4000);
            new File('end-' + me).write('x');
            System.log('end ' + me);
            by = me;
          ]]></script>
          <out-binding><bind name="by" type="string" export-name="by"/></out-binding>
        </workflow-item>
      </workflow>
      """
          .formatted(WORKFLOW);

  @TempDir private Path folder;

  @Test
  void whatANodeWritesAfterItsDeathDoesNotCount() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        NodeProcess first = start("first", postgres)) {
      NodeHttp one = new NodeHttp(first.base());
      addWorkflow(one);
      one.put("/api/v1/cluster", "{\"activeNodes\": 1}", 200);
      try (NodeProcess second = start("second", postgres)) {
        NodeHttp two = new NodeHttp(second.base());
        assertThat(role(two, "first")).isEqualTo("active");
        assertThat(role(two, "second")).isEqualTo("standby");
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
          runs.add(start(two));
        }
        await()
            .atMost(SOON)
            .until(() -> runs.stream().allMatch(run -> logs(two, run).contains("at work")));

        first.pause();
        Map<String, String> begunBy = new HashMap<>();
        for (String run : runs) {
          begunBy.put(run, author(logs(two, run), "begin "));
        }
        awaitEnds(two, runs);
        Map<String, JsonNode> ended = new HashMap<>();
        for (String run : runs) {
          ended.put(run, two.get("/api/v1/runs/" + run));
        }
        assertThat(role(two, "first")).isEqualTo("dead");

        first.resume();
        await().atMost(SOON).until(() -> role(two, "first").equals("standby"));
        one.put("/api/v1/cluster", "{\"activeNodes\": \"all\"}", 200);
        await().atMost(SOON).until(() -> role(two, "first").equals("active"));
        awaitEnds(one, List.of(start(one)));

        long wentOn = 0;
        for (String run : runs) {
          JsonNode now = two.get("/api/v1/runs/" + run);
          String log = logs(two, run);
          String by = now.at("/outputs/by").asString();
          assertThat(now).as("run %s", run).isEqualTo(ended.get(run));
          assertThat(now.path("state").asString()).isEqualTo("completed");
          assertThat(by).isNotEqualTo(begunBy.get(run));
          assertThat(log).contains("end " + by).doesNotContain("end " + begunBy.get(run));
          assertThat(log.lines().filter(line -> line.startsWith("end "))).hasSize(1);
          wentOn += leftFile("first", begunBy.get(run)) ? 1 : 0;
          assertThat(leftFile("second", by)).isTrue();
        }
        System.out.printf(
            "%d of %d runs went on to their last line on the woken node, and none was stored%n",
            wentOn, RUNS);
      }
    }
  }

  private NodeProcess start(String name, EmbeddedPostgres postgres) throws Exception {
    return NodeProcess.start(
        folder.resolve(name),
        0,
        Map.of(
            "MULTINODE_DATABASE_URL",
            postgres.getJdbcUrl("postgres", "postgres"),
            "MULTINODE_ENGINE_NODE_NAME",
            name,
            "MULTINODE_ENGINE_HEARTBEAT",
            "500ms",
            "MULTINODE_ENGINE_MISSED_BEATS",
            "6"),
        "");
  }

  private boolean leftFile(String node, String author) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve(node))) {
      return files.anyMatch(file -> file.getFileName().toString().equals("end-" + author));
    }
  }

  private static void addWorkflow(NodeHttp node) throws Exception {
    JsonNode category =
        node.post(
            "/vco/api/categories", "{\"name\": \"Tests\", \"type\": \"WorkflowCategory\"}", 201);
    node.upload(
        "/vco/api/workflows?overwrite=true&categoryId=" + category.path("id").asString(),
        "Long work.workflow",
        WorkflowFile.of(LONG),
        200,
        201,
        202);
  }

  private static String start(NodeHttp node) throws Exception {
    return node.post("/vco/api/workflows/" + WORKFLOW + "/executions/", "{}", 202)
        .path("id")
        .asString();
  }

  private static void awaitEnds(NodeHttp node, List<String> runs) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              for (String run : runs) {
                if (!node.get("/api/v1/runs/" + run).has("endedAt")) {
                  return false;
                }
              }
              return true;
            });
  }

  private static String role(NodeHttp asked, String name) throws Exception {
    for (JsonNode node : asked.get("/api/v1/cluster").path("nodes")) {
      if (node.path("name").asString().equals(name)) {
        return node.path("role").asString();
      }
    }
    return "";
  }

  /** What the run's script has logged, a line each. */
  private static String logs(NodeHttp node, String run) {
    try {
      List<String> lines = new ArrayList<>();
      node.get("/api/v1/runs/" + run + "/logs")
          .path("logs")
          .forEach(line -> lines.add(line.path("text").asString()));
      return String.join("\n", lines);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String author(String log, String word) {
    return log.lines()
        .filter(line -> line.startsWith(word))
        .findFirst()
        .orElseThrow()
        .substring(word.length());
  }
}
