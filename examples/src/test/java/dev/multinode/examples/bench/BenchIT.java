package dev.multinode.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.cli.terminal.Json;
import dev.multinode.examples.CommandRun;
import java.util.ArrayList;
import java.util.List;
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
  void theEngineIsMeasuredInAFileThatIsGoneAfterwards() {
    JsonNode data = measured("engine", "--runs", "1000", "--warm-up", "0");

    assertThat(data.path("on").asString()).isEqualTo("H2 in a file");
    assertThat(data.path("runsPerSecond").asDouble()).isPositive();
    assertThat(data.path("p50Millis").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(data.path("p99Millis").asDouble());
  }

  @Test
  void scriptsAreMeasuredAloneAndInRuns() {
    JsonNode data = measured("script", "--scripts", "1000", "--runs", "100");

    assertThat(data.path("scriptsPerSecond").asDouble())
        .isGreaterThan(data.path("tasksPerSecond").asDouble());
    assertThat(data.path("linkInTasks").asDouble()).isPositive();
  }

  @Test
  void runsThatWaitAreCountedByTheHeapAndTheThreadsTheyTake() {
    JsonNode data = measured("waiting", "--waiting", "2000,2500");

    assertThat(data.at("/results/1/waiting").asInt()).isEqualTo(2500);
    assertThat(data.at("/results/1/heapMegabytes").asDouble()).isPositive();
    assertThat(data.at("/results/1/secondsFor1000").asDouble()).isPositive();
  }

  @Test
  void sizesThatMakeNoSenseAreRefused() {
    CommandRun bench = CommandRun.of("bench", "waiting", "--waiting", "5000,2000");

    assertThat(bench.exitCode()).isEqualTo(2);
    assertThat(bench.err()).contains("in rising order");
  }

  private static JsonNode measured(String name, String... options) {
    List<String> words = new ArrayList<>(List.of("bench", name, "-o", "json"));
    words.addAll(List.of(options));
    CommandRun bench = CommandRun.of(words.toArray(String[]::new));
    assertThat(bench.exitCode()).as(bench.err()).isZero();
    return Json.parse(bench.out());
  }

  @Test
  void withoutAnythingToMeasureItSaysWhatThereIs() {
    CommandRun bench = CommandRun.of("bench");

    assertThat(bench.exitCode()).isEqualTo(2);
    assertThat(bench.err()).contains("name what to measure: [engine, script, waiting, proxy]");
  }
}
