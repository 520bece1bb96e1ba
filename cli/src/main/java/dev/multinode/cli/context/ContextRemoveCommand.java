package dev.multinode.cli.context;

import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Forget a context. The node itself is not touched.",
    exitCodeList = {ExitCodes.OK, ExitCodes.NOT_FOUND})
final class ContextRemoveCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "NAME", description = "The context.")
  private String name;

  ContextRemoveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    new Contexts(shell.home()).remove(name);
    shell.say("context '" + name + "' is forgotten");
    return 0;
  }
}
