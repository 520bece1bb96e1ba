package dev.multinode.cli.proxy;

import picocli.CommandLine.Command;

/** {@code multinode proxy}. */
@Command(
    name = "proxy",
    description = "Make and run local workflows that stand for remote ones.",
    subcommands = {
      ProxyGenerateCommand.class,
      ProxyListCommand.class,
      ProxyShowCommand.class,
      ProxyRunCommand.class,
      ProxyRemoveCommand.class
    })
public final class ProxyCommand {}
