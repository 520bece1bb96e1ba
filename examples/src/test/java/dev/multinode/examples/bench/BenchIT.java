package dev.multinode.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.cli.terminal.Json;
import dev.multinode.examples.CommandRun;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** That benchmarks measure something; how fast it is depends on the machine. */
class BenchIT {
  @Test
  void proxiedRunsAreComparedWithDirectOnesAndNothingStaysBehind() {
    CommandRun bench =
        CommandRun.of("bench", "proxy", "--runs", "10", "--warm-up", "0", "-o", "json");

    assertThat(bench.exitCode()).as(bench.err()).isZero();
    JsonNode data = Json.parse(bench.out());
    assertThat(data.at("/results/0/run").asString()).isEqualTo("direct");
    assertThat(data.at("/results/1/run").asString()).isEqualTo("proxied");
    assertThat(data.at("/results/1/p50Millis").asDouble())
        .isGreaterThan(data.at("/results/0/p50Millis").asDouble());
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void withoutAnythingToMeasureItSaysWhatThereIs() {
    CommandRun bench = CommandRun.of("bench");

    assertThat(bench.exitCode()).isEqualTo(2);
    assertThat(bench.err()).contains("name what to measure: [proxy]");
  }
}
