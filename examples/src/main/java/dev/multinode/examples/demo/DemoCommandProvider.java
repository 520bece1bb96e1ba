package dev.multinode.examples.demo;

import dev.multinode.cli.terminal.CommandProvider;
import dev.multinode.cli.terminal.Shell;

/** Adds {@code multinode demo} to the command line. */
public final class DemoCommandProvider implements CommandProvider {
  @Override
  public Object command(Shell shell) {
    return new DemoCommand(shell);
  }
}
