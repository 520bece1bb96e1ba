package dev.multinode.cli.run;

import picocli.CommandLine.Command;

/** {@code multinode run}. */
@Command(
    name = "run",
    description = "Look at runs of workflows, wait for them, cancel them.",
    subcommands = {
      RunListCommand.class,
      RunShowCommand.class,
      RunWaitCommand.class,
      RunLogsCommand.class,
      RunCancelCommand.class
    })
public final class RunCommand {}
