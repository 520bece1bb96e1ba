package dev.multinode.cli.trust;

import picocli.CommandLine.Command;

/** {@code multinode trust}. */
@Command(
    name = "trust",
    description = "Decide whose packages a node imports.",
    subcommands = {TrustListCommand.class, TrustAddCommand.class, TrustRemoveCommand.class})
public final class TrustCommand {}
