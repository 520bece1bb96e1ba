package dev.multinode.cli.terminal;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The world around a command; a test passes its own.
 *
 * @param environment environment variables
 * @param in standard input
 * @param out where results go
 * @param err where everything else goes
 * @param prompt asks the person at the terminal
 */
public record Shell(
    Map<String, String> environment,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Prompt prompt) {
  public Shell {
    environment = Map.copyOf(environment);
    requireNonNull(in);
    requireNonNull(out);
    requireNonNull(err);
    requireNonNull(prompt);
  }

  /** The process's own environment and streams. */
  public static Shell ofProcess() {
    return new Shell(
        System.getenv(),
        System.in,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        new ConsolePrompt());
  }

  /** An environment variable; one that is empty counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Where contexts and, by default, the data of a node are: {@code ~/.multinode}. */
  public Path home() {
    return variable("MULTINODE_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".multinode"))
        .toAbsolutePath();
  }

  /** Tells the person something that is not the result. */
  public void say(String line) {
    err.println(Printable.line(line));
  }
}
