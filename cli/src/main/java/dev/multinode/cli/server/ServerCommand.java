package dev.multinode.cli.server;

import picocli.CommandLine.Command;

/** {@code multinode server}. */
@Command(
    name = "server",
    description = "Register remote orchestrators with a node, and look after them.",
    subcommands = {
      ServerAddCommand.class,
      ServerListCommand.class,
      ServerShowCommand.class,
      ServerCheckCommand.class,
      ServerTrustCommand.class,
      ServerRemoveCommand.class
    })
public final class ServerCommand {}
