package dev.multinode.cli.terminal;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The option {@code -o}, and what follows from it. */
public final class OutputOptions {
  private final Shell shell;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "How the result is written: ${COMPLETION-CANDIDATES}. Default: table.")
  private OutputFormat format;

  OutputOptions(Shell shell) {
    this.shell = shell;
  }

  /** Writes a result: the table for a person, else the data. */
  public void print(JsonNode data, Table table) {
    print(data, out -> table.print(out, shell.err()));
  }

  /** Writes a result in free form for a person, else the data. */
  public void print(JsonNode data, Consumer<PrintWriter> text) {
    switch (format) {
      case TABLE -> text.accept(shell.out());
      case JSON -> shell.out().println(Json.pretty(data));
      case YAML -> shell.out().print(Json.yaml(data));
    }
    shell.out().flush();
  }
}
