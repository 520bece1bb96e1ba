package dev.multinode.cli.terminal;

/** Asks the person at the terminal. */
public interface Prompt {
  /** Whether there is a person to ask: false in scripts and pipes. */
  boolean possible();

  /** What the person typed, without the line end; empty at the end of input. */
  String ask(String question);

  /** The same without an echo. */
  String askSecret(String question);

  /** True for {@code y} and {@code yes} only: the safe answer is no. */
  default boolean confirm(String question) {
    String answer = ask(question + " [y/N] ").strip();
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }
}
