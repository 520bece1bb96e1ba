package dev.multinode.examples;

import dev.multinode.cli.Main;
import dev.multinode.cli.terminal.Prompt;
import dev.multinode.cli.terminal.Shell;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a command printed and how it ended, without a person at the keyboard. */
public record CommandRun(int exitCode, String out, String err) {
  public static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell =
        new Shell(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new NoPrompt());
    int exitCode = Main.run(shell, args);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  private static final class NoPrompt implements Prompt {
    @Override
    public boolean possible() {
      return false;
    }

    @Override
    public String ask(String question) {
      return "";
    }

    @Override
    public String askSecret(String question) {
      return "";
    }
  }
}
