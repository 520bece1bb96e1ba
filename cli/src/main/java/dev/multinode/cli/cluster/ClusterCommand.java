package dev.multinode.cli.cluster;

import picocli.CommandLine.Command;

/** {@code multinode cluster}. */
@Command(
    name = "cluster",
    description = "Look at the nodes on one database, say how many are active, end safe mode.",
    subcommands = {
      ClusterStatusCommand.class,
      ClusterSetActiveCommand.class,
      ClusterHeldCommand.class,
      ClusterResumeCommand.class
    })
public final class ClusterCommand {}
