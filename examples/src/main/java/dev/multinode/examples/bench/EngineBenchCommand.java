package dev.multinode.examples.bench;

import dev.multinode.cli.node.Logging;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.engine.RetentionConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "engine",
    description = {
      "Run the three-step durable flow: a task, an event from outside, a task.",
      "The engine of a node works in this process, with checkpoints, history and logs."
    },
    exitCodeList = {"0:measured", "1:a run failed", ExitCodes.INTERRUPTED})
final class EngineBenchCommand implements Callable<Integer> {
  private static final int SINGLE_RUNS = 1000;

  private final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private BenchDatabase.Options database;

  @Option(
      names = "--runs",
      defaultValue = "20000",
      paramLabel = "N",
      description = "How many runs count, 1,000 to 1,000,000. Default: 20000.")
  private int runs;

  @Option(
      names = "--warm-up",
      defaultValue = "10000",
      paramLabel = "N",
      description = "How many runs go before, 0 to 1,000,000. Default: 10000.")
  private int warmUp;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = {
        "Keep only the last N runs, 10,000 to 1,000,000, and compare the file of H2 with what",
        "is in it. Default: as a node does."
      })
  private Integer keep;

  EngineBenchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (runs < 1000 || runs > 1_000_000 || warmUp < 0 || warmUp > 1_000_000) {
      throw new ParameterException(
          spec.commandLine(), "--runs must be 1000 to 1000000, --warm-up 0 to 1000000");
    }
    if (keep != null && (keep < 10_000 || keep > 1_000_000)) {
      throw new ParameterException(spec.commandLine(), "--keep must be 10000 to 1000000");
    }
    Logging.warningsOnly();
    try (BenchDatabase store = database.open()) {
      Figures figures = new Figures(store.name());
      try (BenchEngine engine = new BenchEngine(store.url(), retention())) {
        measure(new EngineBench(engine), figures);
        store
            .megabytes()
            .ifPresent(
                size -> figures.add("file at the end of the load, MB", "fileMegabytes", size, ""));
        if (keep != null) {
          TimeUnit.SECONDS.sleep(10);
          store
              .megabytes()
              .ifPresent(
                  size -> figures.add("file ten seconds later, MB", "laterMegabytes", size, ""));
        }
      }
      if (keep != null) {
        store.liveMegabytes().ifPresent(live -> compare(figures, live));
      }
      output.print(figures.data(), figures.table());
    }
    return 0;
  }

  private void measure(EngineBench bench, Figures figures) {
    shell.err().printf("warming up with %d runs …%n", warmUp);
    bench.throughput(warmUp);
    bench.latency(SINGLE_RUNS);
    shell.err().printf("measuring %d runs …%n", runs);
    Times single = bench.latency(SINGLE_RUNS);
    CpuTime cpu = new CpuTime();
    double rate = bench.throughput(runs);
    double cpuMillis = cpu.millis() / runs;
    figures.add("three-step runs per second", "runsPerSecond", rate, ">= 1000");
    figures.add("CPU of this process per three-step run, ms", "cpuMillisPerRun", cpuMillis, "");
    figures.add("one run at a time, p50 ms", "p50Millis", single.percentile(50), "< 10 on H2");
    figures.add("one run at a time, p99 ms", "p99Millis", single.percentile(99), "");
  }

  private RetentionConfig retention() {
    return keep == null
        ? RetentionConfig.defaults()
        : new RetentionConfig(
            null, keep.longValue(), keep.longValue(), Duration.ZERO, Duration.ofSeconds(1), null);
  }

  private static void compare(Figures figures, double live) {
    double file = figures.data().path("laterMegabytes").asDouble();
    figures.add("live data in it, MB", "liveMegabytes", live, "");
    figures.add("file / live data, ten seconds later", "fileToLive", file / live, "<= 3");
  }
}
