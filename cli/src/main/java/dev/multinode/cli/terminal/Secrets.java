package dev.multinode.cli.terminal;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where passwords come from; never from the command line, which every process can read. */
public final class Secrets {
  private static final int LONGEST_BYTES = 64 * 1024;

  private Secrets() {}

  /**
   * A password from standard input, else from a variable, else from a prompt without an echo.
   *
   * @param fromStdin whether {@code --password-stdin} was given
   * @param variable the environment variable that may hold it
   * @param question what the prompt says
   * @throws MultinodeException USAGE when there is none and nobody to ask
   */
  public static String password(Shell shell, boolean fromStdin, String variable, String question) {
    String password =
        fromStdin
            ? firstLine(shell)
            : shell.variable(variable).orElseGet(() -> ask(shell, variable, question));
    if (password.isEmpty()) {
      throw new MultinodeException(ErrorCode.USAGE, "the password is empty");
    }
    return password;
  }

  private static String ask(Shell shell, String variable, String question) {
    if (!shell.prompt().possible()) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "a password is needed and there is no terminal to ask on; pass --password-stdin, or set "
              + variable);
    }
    return shell.prompt().askSecret(question);
  }

  private static String firstLine(Shell shell) {
    try {
      String text = new String(shell.in().readNBytes(LONGEST_BYTES), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.USAGE, "standard input cannot be read: " + e.getMessage(), e);
    }
  }
}
