package dev.multinode.examples.bench;

import dev.multinode.cli.node.Logging;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.util.List;
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
    name = "waiting",
    description = {
      "Let many runs wait for events: the heap and the threads that they take,",
      "and the time until 1,000 of them have gone on and ended."
    },
    exitCodeList = {"0:measured", "1:a run failed", ExitCodes.INTERRUPTED})
final class WaitingBenchCommand implements Callable<Integer> {
  private static final int RESUMED = 1000;

  private final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private BenchDatabase.Options database;

  @Option(
      names = "--waiting",
      split = ",",
      defaultValue = "2000,10000,100000",
      paramLabel = "N",
      description = {
        "How many runs wait, 2,000 to 1,000,000; several numbers in rising order,",
        "separated by commas. Default: 2000,10000,100000."
      })
  private List<Integer> waiting;

  WaitingBenchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    int before = 2 * RESUMED - 1;
    for (int count : waiting) {
      if (count <= before || count > 1_000_000) {
        throw new ParameterException(
            spec.commandLine(), "--waiting must be 2000 to 1000000, in rising order");
      }
      before = count;
    }
    Logging.warningsOnly();
    Table table = Table.of("WAITING RUNS", "HEAP MB", "THREADS", "1,000 GO ON, S");
    ArrayNode rows = Json.array();
    try (BenchDatabase store = database.open();
        BenchEngine engine = new BenchEngine(store.url())) {
      WaitingBench bench = new WaitingBench(engine);
      for (int count : waiting) {
        shell.err().printf("%d runs begin to wait on %s …%n", count, store.name());
        bench.fillUp(count);
        double heap = bench.heapMegabytes();
        int threads = bench.threads();
        double seconds = bench.resume(RESUMED);
        table.row(String.valueOf(count), shown(heap), String.valueOf(threads), shown(seconds));
        rows.addObject()
            .put("waiting", count)
            .put("heapMegabytes", heap)
            .put("threads", threads)
            .put("secondsFor1000", seconds);
      }
      ObjectNode data = Json.object();
      data.put("on", store.name());
      data.set("results", rows);
      output.print(data, table);
    }
    return 0;
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
