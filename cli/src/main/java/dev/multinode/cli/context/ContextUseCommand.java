package dev.multinode.cli.context;

import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "use",
    description = "Let commands speak to this context from now on.",
    exitCodeList = {ExitCodes.OK, ExitCodes.NOT_FOUND})
final class ContextUseCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "NAME", description = "The context.")
  private String name;

  ContextUseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    new Contexts(shell.home()).use(name);
    shell.say("commands now speak to '" + name + "'");
    return 0;
  }
}
