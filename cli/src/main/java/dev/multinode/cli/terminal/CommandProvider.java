package dev.multinode.cli.terminal;

/** Adds a command to the command line; found by {@link java.util.ServiceLoader}. */
public interface CommandProvider {
  /** An object annotated with {@link picocli.CommandLine.Command}; its name is in there. */
  Object command(Shell shell);
}
