package dev.multinode.cli.task;

import picocli.CommandLine.Command;

/** {@code multinode task}. */
@Command(
    name = "task",
    description = "Let workflows run at a time, or again and again.",
    subcommands = {
      TaskAddCommand.class,
      TaskListCommand.class,
      TaskShowCommand.class,
      TaskRunsCommand.class,
      TaskSuspendCommand.class,
      TaskResumeCommand.class,
      TaskRemoveCommand.class
    })
public final class TaskCommand {}
