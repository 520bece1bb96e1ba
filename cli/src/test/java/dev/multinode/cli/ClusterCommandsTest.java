package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandsTest {
  private static final String STATUS =
      """
      {"self":"a","activeNodes":1,"queued":3,"waiting":7,%s
       "nodes":[
        {"name":"a","role":"active","since":"2026-02-03T04:05:06.000+00:00","address":"https://a:8281",
         "version":"0.1.0","lastBeatMillis":1200,"working":4,"clockAheadMillis":-20},
        {"name":"b","role":"standby","since":"2026-02-03T04:05:06.000+00:00","address":"https://b:8281",
         "version":"0.1.0","lastBeatMillis":300,"working":0,"clockAheadMillis":3500}],
       "content":{"inSync":true,"differing":[]},
       "configuration":{"inSync":false,"differing":["b"]},
       "warnings":["the clock of node 'b' is 3.5 s off the database's; set it"]}
      """;

  @TempDir private Path folder;
  private FakeNode node;
  private Terminal terminal;

  @BeforeEach
  void aNodeOfACluster() {
    node = new FakeNode(folder.resolve("node"));
    terminal = new Terminal(folder.resolve("home")).knows(node);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void theStatusHasARowForEachNodeAndSaysWhatIsOdd() {
    node.answers("GET /api/v1/cluster", STATUS.formatted(""));

    int code = terminal.run("cluster", "status");

    assertThat(code).isZero();
    assertThat(terminal.out().lines().toList().get(1))
        .matches("a +active +2026-\\S+ +1\\.2 s ago +4 +-?0\\.0 s +in sync +in sync +0.1.0 .*");
    assertThat(terminal.out().lines().toList().get(2))
        .matches("b +standby .* \\+3\\.5 s +in sync +differs .*");
    assertThat(terminal.err())
        .contains("active nodes: 1; 3 runs queued, 7 waiting")
        .contains("warning: the clock of node 'b'")
        .doesNotContain("safe mode");
  }

  @Test
  void safeModeIsSaid() {
    node.answers(
        "GET /api/v1/cluster",
        STATUS.formatted("\"safeModeSince\":\"2026-02-03T04:05:06.000+00:00\","));

    terminal.run("cluster", "status");

    assertThat(terminal.err()).contains("safe mode since 2026-02-03").contains("new runs are held");
  }

  @Test
  void theNumberOfActiveNodesIsSent() {
    node.answers("PUT /api/v1/cluster", STATUS.formatted(""));

    assertThat(terminal.run("cluster", "set-active", "1")).isZero();
    assertThat(node.seen("PUT /api/v1/cluster").json().path("activeNodes").asInt()).isOne();
    assertThat(terminal.run("cluster", "set-active", "all")).isZero();
    assertThat(node.seen("PUT /api/v1/cluster").json().path("activeNodes").asString())
        .isEqualTo("all");
  }

  @Test
  void noNodeAtAllCannotBeActive() {
    assertThat(terminal.run("cluster", "set-active", "0")).isEqualTo(2);
    assertThat(terminal.err()).contains("from 1 on, or 'all'");
    assertThat(node.requests()).isEmpty();
  }

  @Test
  void heldRunsAreListedAndResumedByName() {
    node.answers(
            "GET /api/v1/cluster/held",
            """
            {"safeModeSince":"2026-02-03T04:05:06.000+00:00","runs":[
             {"id":"r-1","workflowName":"Greet","state":"running","since":"2026-02-03T04:05:06.000+00:00"}]}
            """)
        .answers("POST /api/v1/cluster/resume", "{\"resumed\":1}");

    assertThat(terminal.run("cluster", "held")).isZero();
    assertThat(terminal.out()).contains("r-1  Greet");
    assertThat(terminal.run("cluster", "resume", "r-1")).isZero();
    assertThat(node.seen("POST /api/v1/cluster/resume").json().at("/runs/0").asString())
        .isEqualTo("r-1");
    assertThat(terminal.out()).isEqualTo("resumed  1\n");
  }

  @Test
  void withoutNamesAllGoOn() {
    node.answers("POST /api/v1/cluster/resume", 200, Map.of(), "{\"resumed\":5}");

    assertThat(terminal.run("cluster", "resume", "-o", "json")).isZero();
    assertThat(node.seen("POST /api/v1/cluster/resume").json().has("runs")).isFalse();
    assertThat(terminal.json().path("resumed").asInt()).isEqualTo(5);
  }
}
