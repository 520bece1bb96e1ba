package dev.multinode.cli.terminal;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Writes a failure as one line on stderr and finds its exit code. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Shell shell;

  public Failures(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    shell.err().println("error: " + Printable.lines(failure.getMessage()));
    List<String> similar =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    if (!similar.isEmpty()) {
      shell.err().println("did you mean: " + String.join(", ", similar) + "?");
    }
    shell.err().printf("see '%s --help'%n", command.getCommandSpec().qualifiedName());
    return ErrorCode.USAGE.exitCode();
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    boolean known = failure instanceof MultinodeException;
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    shell
        .err()
        .println(
            "error: "
                + Printable.lines(
                    known ? message : failure.getClass().getSimpleName() + ": " + message));
    if (shell.variable("MULTINODE_DEBUG").isPresent()) {
      failure.printStackTrace(shell.err());
    } else if (!known) {
      shell.err().println("this is a fault of the program; MULTINODE_DEBUG=1 shows where");
    }
    return failure instanceof MultinodeException e
        ? e.code().exitCode()
        : ErrorCode.FAILED.exitCode();
  }
}
