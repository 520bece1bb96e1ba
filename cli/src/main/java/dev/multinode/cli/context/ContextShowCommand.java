package dev.multinode.cli.context;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show one context. Its token is not shown.",
    exitCodeList = {ExitCodes.OK, ExitCodes.NOT_FOUND})
final class ContextShowCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The context; the one in use when it is left out.")
  private String name;

  ContextShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Contexts contexts = new Contexts(shell.home());
    String chosen = name == null ? contexts.current().orElseThrow(ContextShowCommand::none) : name;
    Context context = contexts.get(chosen);
    output.print(
        Json.object()
            .put("name", chosen)
            .put("url", context.url().toString())
            .put("fingerprint", context.fingerprint())
            .put("token", !context.token().isEmpty()),
        Table.properties()
            .row("name", chosen)
            .row("url", context.url())
            .optional("fingerprint", context.fingerprint())
            .row("token", context.token().isEmpty() ? "none" : "stored"));
    return 0;
  }

  private static MultinodeException none() {
    return new MultinodeException(
        ErrorCode.NOT_FOUND, "no context is in use; choose one with 'multinode context use NAME'");
  }
}
