package dev.multinode.cli.workflow;

import picocli.CommandLine.Command;

/** {@code multinode workflow}. */
@Command(
    name = "workflow",
    description = "List, show, check and run the workflows of a node.",
    subcommands = {
      WorkflowListCommand.class,
      WorkflowShowCommand.class,
      WorkflowCheckCommand.class,
      WorkflowRunCommand.class,
      WorkflowRetentionCommand.class
    })
public final class WorkflowCommand {}
