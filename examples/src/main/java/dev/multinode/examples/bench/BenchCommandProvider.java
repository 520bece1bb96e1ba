package dev.multinode.examples.bench;

import dev.multinode.cli.terminal.CommandProvider;
import dev.multinode.cli.terminal.Shell;

/** Adds {@code multinode bench} to the command line. */
public final class BenchCommandProvider implements CommandProvider {
  @Override
  public Object command(Shell shell) {
    return new BenchCommand();
  }
}
