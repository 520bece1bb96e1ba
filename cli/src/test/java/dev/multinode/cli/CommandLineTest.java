package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.cli.terminal.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysWhatItDoesAndHowItExits(String name, CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
    if (!name.endsWith("help")) {
      assertThat(command.getUsageMessage()).as(name).contains("Exit codes:").contains("  0 ");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noOptionTakesAPassword(String name, CommandLine command) {
    assertThat(command.getCommandSpec().options())
        .as(name)
        .noneMatch(
            option ->
                option.longestName().matches("--(password|token|secret)")
                    && option.arity().max() > 0);
  }

  @Test
  void aMistypedCommandGetsASuggestion() {
    Terminal terminal = new Terminal(folder);

    int code = terminal.run("sever", "list");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("did you mean: server");
  }

  @Test
  void theSecondNameOfACommandIsInItsHelp() {
    Terminal terminal = new Terminal(folder);

    terminal.run("add-remote-server", "--help");

    assertThat(terminal.out()).contains("Usage: multinode add-remote-server");
  }

  @Test
  void anUnknownFormatNamesTheKnownOnes() {
    Terminal terminal = new Terminal(folder);

    int code = terminal.run("server", "list", "-o", "xml");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err())
        .contains("table, json, yaml")
        .contains("multinode server list --help");
  }

  static Stream<Object[]> commands() {
    Shell shell =
        new Shell(
            Map.of(),
            System.in,
            new java.io.PrintWriter(System.out),
            new java.io.PrintWriter(System.err),
            new Terminal(Path.of("unused")));
    List<Object[]> all = new ArrayList<>();
    collect(Main.commandLine(shell), all);
    return all.stream();
  }

  private static void collect(CommandLine command, List<Object[]> all) {
    all.add(new Object[] {command.getCommandSpec().qualifiedName(), command});
    command.getSubcommands().values().forEach(each -> collect(each, all));
  }
}
