package dev.multinode.cli.client;

import static java.util.Objects.requireNonNull;

import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks a node something and prints the answer. */
public abstract class NodeCommand implements Callable<Integer> {
  protected final Shell shell;

  @Mixin protected OutputOptions output;
  @Mixin private NodeOptions node;

  protected NodeCommand(Shell shell) {
    this.shell = requireNonNull(shell);
  }

  @Override
  public final Integer call() {
    try (NodeClient client = node.connect()) {
      return run(client);
    }
  }

  /**
   * @return the exit code
   */
  protected abstract int run(NodeClient client);
}
