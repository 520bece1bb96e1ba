package dev.multinode.cli.run;

import picocli.CommandLine.Command;

/** {@code multinode run}. */
@Command(
    name = "run",
    description =
        "Look at runs of workflows, wait for them, answer what they ask, cancel and delete them.",
    subcommands = {
      RunListCommand.class,
      RunShowCommand.class,
      RunWaitCommand.class,
      RunInteractionsCommand.class,
      RunAnswerCommand.class,
      RunLogsCommand.class,
      RunCancelCommand.class,
      RunPruneCommand.class
    })
public final class RunCommand {}
