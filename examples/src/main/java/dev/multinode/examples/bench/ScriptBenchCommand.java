package dev.multinode.examples.bench;

import dev.multinode.cli.node.Logging;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "script",
    description = {
      "Run items with small scripts: alone, as tasks of runs, and behind links.",
      "Runs store where they stand before each task."
    },
    exitCodeList = {"0:measured", "1:a run failed", ExitCodes.INTERRUPTED})
final class ScriptBenchCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions output;
  @Mixin private BenchDatabase.Options database;

  @Option(
      names = "--scripts",
      defaultValue = "500000",
      paramLabel = "N",
      description = "How many scripts count, 1,000 to 10,000,000. Default: 500000.")
  private int scripts;

  @Option(
      names = "--runs",
      defaultValue = "2000",
      paramLabel = "N",
      description = {
        "How many runs with " + ScriptBench.ITEMS + " tasks or links each count,",
        "100 to 100,000. Default: 2000."
      })
  private int runs;

  ScriptBenchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (scripts < 1000 || scripts > 10_000_000 || runs < 100 || runs > 100_000) {
      throw new ParameterException(
          spec.commandLine(), "--scripts must be 1000 to 10000000, --runs 100 to 100000");
    }
    Logging.warningsOnly();
    try (BenchDatabase store = database.open();
        BenchEngine engine = new BenchEngine(store.url())) {
      ScriptBench bench = new ScriptBench(engine);
      shell.err().printf("warming up with %d scripts …%n", scripts);
      bench.scripts(scripts);
      bench.tasks(runs);
      bench.links(runs);
      shell.err().printf("measuring %d scripts, %d runs of each kind …%n", scripts, runs);
      double alone = bench.scripts(scripts);
      double tasks = bench.tasks(runs);
      double links = bench.links(runs);
      Figures figures = new Figures(store.name());
      figures.add("scripts per second, not stored", "scriptsPerSecond", alone, ">= 50000");
      figures.add("tasks per second in runs, stored", "tasksPerSecond", tasks, "");
      figures.add("links per second in runs, stored", "linksPerSecond", links, "");
      figures.add("cost of a link in tasks", "linkInTasks", tasks / links, "<= 2");
      output.print(figures.data(), figures.table());
    }
    return 0;
  }
}
