package dev.multinode.cli;

import dev.multinode.cli.server.ServerAddCommand;
import dev.multinode.cli.terminal.CommandProvider;
import dev.multinode.cli.terminal.Failures;
import dev.multinode.cli.terminal.OutputFormat;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.ShellFactory;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Shell.ofProcess(), args));
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  public static int run(Shell shell, String... args) {
    return commandLine(shell).execute(args);
  }

  /** All commands, ready to parse and to execute. */
  public static CommandLine commandLine(Shell shell) {
    ShellFactory factory = new ShellFactory(shell);
    CommandLine root = new CommandLine(new RootCommand(), factory);
    CommandLine alias = new CommandLine(ServerAddCommand.class, factory);
    alias.getCommandSpec().name("add-remote-server");
    root.addSubcommand(alias);
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      root.addSubcommand(new CommandLine(provider.command(shell), factory));
    }
    Failures failures = new Failures(shell);
    return root.setOut(shell.out())
        .setErr(shell.err())
        .registerConverter(OutputFormat.class, OutputFormat::parse)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
