package dev.multinode.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.multinode.cli.Main;
import dev.multinode.cli.terminal.Prompt;
import dev.multinode.cli.terminal.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands in README.md exist, with the options that are shown. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("multinode.root", ".."));
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|`)(?:\\./)?multinode ([^`\\n]+)(?:`|$)");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  @Test
  void theReadmeShowsCommands() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandInTheReadmeIsUnderstood(String command) {
    String[] words =
        WORD.matcher(command)
            .results()
            .map(MatchResult::group)
            .map(word -> word.replace("\"", ""))
            .toArray(String[]::new);

    assertThatCode(() -> Main.commandLine(silent()).parseArgs(words)).doesNotThrowAnyException();
  }

  static List<String> commands() throws IOException {
    try (Stream<String> lines = Files.lines(ROOT.resolve("README.md"))) {
      String text = String.join("\n", lines.toList());
      return COMMAND.matcher(text).results().map(result -> result.group(1)).toList();
    }
  }

  private static Shell silent() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new Shell(Map.of(), InputStream.nullInputStream(), nowhere, nowhere, new Nobody());
  }

  private static final class Nobody implements Prompt {
    @Override
    public boolean possible() {
      return false;
    }

    @Override
    public String ask(String question) {
      throw new AssertionError("nobody is there to answer: " + question);
    }

    @Override
    public String askSecret(String question) {
      return ask(question);
    }
  }
}
