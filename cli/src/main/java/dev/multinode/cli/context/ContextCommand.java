package dev.multinode.cli.context;

import picocli.CommandLine.Command;

/** {@code multinode context}. */
@Command(
    name = "context",
    description = "Remember nodes, and choose which one commands speak to.",
    subcommands = {
      ContextListCommand.class,
      ContextShowCommand.class,
      ContextAddCommand.class,
      ContextUseCommand.class,
      ContextRemoveCommand.class
    })
public final class ContextCommand {}
