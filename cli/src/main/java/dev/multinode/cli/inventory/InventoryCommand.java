package dev.multinode.cli.inventory;

import picocli.CommandLine.Command;

/** {@code multinode inventory}. */
@Command(
    name = "inventory",
    description = "Browse and search what remote servers offer.",
    subcommands = {
      InventoryListCommand.class,
      InventoryTreeCommand.class,
      InventorySearchCommand.class
    })
public final class InventoryCommand {}
