package dev.multinode.cli.terminal;

import java.io.Console;

/** Asks on the terminal that started the process. */
final class ConsolePrompt implements Prompt {
  private final Console console = System.console();

  @Override
  public boolean possible() {
    return console != null;
  }

  @Override
  public String ask(String question) {
    String answer = console.readLine("%s", question);
    return answer == null ? "" : answer;
  }

  @Override
  public String askSecret(String question) {
    char[] answer = console.readPassword("%s", question);
    return answer == null ? "" : new String(answer);
  }
}
