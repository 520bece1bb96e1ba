package dev.multinode.examples.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = "Measure what Multinode costs on this machine.",
    subcommands = {
      EngineBenchCommand.class,
      ScriptBenchCommand.class,
      WaitingBenchCommand.class,
      ProxyBenchCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name what to measure: " + spec.subcommands().keySet());
  }
}
