package dev.multinode.examples.demo;

import dev.multinode.cli.Main;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.examples.nodes.ExampleException;
import dev.multinode.examples.nodes.LocalNodes;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Types commands at the master and shows what comes back, as a person would see it. */
final class Typist {
  private static final String INDENT = "    ";

  private final Shell screen;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param screen where it is shown
   */
  Typist(Shell screen, LocalNodes nodes) {
    this.screen = screen;
    environment.put("MULTINODE_HOME", nodes.master().home().toString());
    environment.put("MULTINODE_REMOTE_PASSWORD", nodes.password());
  }

  /** A heading. */
  void step(int number, String title) {
    String line = "Step %d of 8: %s".formatted(number, title);
    screen.out().printf("%n%s%n%s%n", line, "-".repeat(line.length()));
  }

  void note(String text) {
    screen.out().println(text);
  }

  /** Shows a command and its answer; anything but success ends the demo. */
  void type(String... args) {
    typeExpecting(0, args);
  }

  /** The same for a command that is to end with another exit code. */
  String typeExpecting(int expected, String... args) {
    screen.out().printf("$ multinode %s%n", quoted(args));
    StringWriter answer = new StringWriter();
    int code = run(answer, answer, args);
    answer.toString().lines().forEach(line -> screen.out().println(INDENT + line));
    screen.out().flush();
    if (code != expected) {
      throw new ExampleException(
          "'multinode %s' ended with %d, not %d".formatted(quoted(args), code, expected));
    }
    return answer.toString();
  }

  /** The answer of a command as data; nothing is shown. */
  JsonNode ask(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        run(
            out,
            err,
            Stream.concat(Stream.of(args), Stream.of("-o", "json")).toArray(String[]::new));
    if (out.toString().isBlank()) {
      throw new ExampleException(
          "'multinode %s' ended with %d: %s".formatted(quoted(args), code, err));
    }
    return Json.parse(out.toString());
  }

  private int run(StringWriter out, StringWriter err, String... args) {
    Shell shell =
        new Shell(
            environment,
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            screen.prompt());
    return Main.run(shell, args);
  }

  private static String quoted(String... args) {
    return List.of(args).stream()
        .map(arg -> arg.matches("[\\w@%+=:,./-]+") ? arg : "'" + arg + "'")
        .collect(Collectors.joining(" "));
  }
}
