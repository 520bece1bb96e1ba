package dev.multinode.examples.bench;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import dev.multinode.examples.nodes.LocalNodes;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "proxy",
    description = {
      "Run a small workflow on a remote node, directly and through a proxy on a master.",
      "Starts two nodes on this machine and stops them. A run counts from the request that",
      "starts it to the first answer that says it is completed."
    },
    exitCodeList = {"0:measured", "1:a run failed", ExitCodes.INTERRUPTED})
final class ProxyBenchCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;

  @Option(
      names = "--runs",
      defaultValue = "200",
      paramLabel = "N",
      description = "How many runs of each kind count, 10 to 10,000. Default: 200.")
  private int runs;

  @Option(
      names = "--warm-up",
      defaultValue = "200",
      paramLabel = "N",
      description = "How many runs of each kind go before, 0 to 10,000. Default: 200.")
  private int warmUp;

  ProxyBenchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (runs < 10 || runs > 10_000 || warmUp < 0 || warmUp > 10_000) {
      throw new ParameterException(
          spec.commandLine(), "--runs must be 10 to 10000, --warm-up 0 to 10000");
    }
    shell.err().println("starting a master and a remote …");
    try (LocalNodes nodes = LocalNodes.start("bench", "master", "remote");
        ProxyBench bench = ProxyBench.on(nodes)) {
      shell.err().printf("warming up with %d runs of each kind …%n", warmUp);
      bench.direct(warmUp);
      bench.proxied(warmUp);
      shell
          .err()
          .printf("measuring %d runs of each kind, one after another, then at once …%n", runs);
      Times direct = bench.direct(runs);
      Times proxied = bench.proxied(runs);
      show(direct, proxied, bench.directAtOnce(runs), bench.proxiedAtOnce(runs));
    }
    return 0;
  }

  private void show(Times direct, Times proxied, double directRate, double proxiedRate) {
    Table table = Table.of("RUN", "p50 ms", "p99 ms", "RUNS/S AT ONCE");
    ArrayNode rows = Json.array();
    add(table, rows, "direct", direct, directRate);
    add(table, rows, "proxied", proxied, proxiedRate);
    ObjectNode data = Json.object();
    data.put("runs", runs);
    data.put("overheadMillis", proxied.percentile(50) - direct.percentile(50));
    data.set("results", rows);
    output.print(data, table);
  }

  private static void add(Table table, ArrayNode rows, String name, Times times, double rate) {
    table.row(name, shown(times.percentile(50)), shown(times.percentile(99)), shown(rate));
    rows.addObject()
        .put("run", name)
        .put("p50Millis", times.percentile(50))
        .put("p99Millis", times.percentile(99))
        .put("runsPerSecond", rate);
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
