package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs for scripts: those that are allowed, without a shell, with an empty environment, in
 * the run's folder, and only as long as the run wants it. Safe for use by many threads.
 */
public final class Commands {
  private static final int LOOK_MILLIS = 20;

  private final CommandConfig config;

  @Inject
  public Commands(CommandConfig config) {
    this.config = config;
  }

  /**
   * Runs a program until it ends. What it writes goes into files, so no thread is needed for it.
   *
   * @param words the program and its arguments
   * @param output where to its output and its errors go
   * @param left how long the script may still run
   * @return the exit code
   * @throws MultinodeException FORBIDDEN for a program that is not allowed, TIMEOUT, TOO_LARGE
   */
  int run(List<String> words, Path home, Path input, Path output, Duration left, StopSignal stop) {
    check(words);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile());
    builder.environment().clear();
    Process process = start(builder);
    try {
      await(process, words.get(0), output, left, stop);
      return process.exitValue();
    } finally {
      kill(process);
    }
  }

  private void check(List<String> words) {
    if (config.allowed().isEmpty()) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "scripts may not run programs on this node; an administrator allows some with the setting 'command.allowed'");
    }
    if (words.isEmpty() || !config.allowed().contains(words.get(0))) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "scripts may not run '%s'; allowed by 'command.allowed' are %s, spelled exactly so"
              .formatted(words.isEmpty() ? "" : words.get(0), config.allowed()));
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "the program '%s' cannot be started (%s); install it on this node"
              .formatted(builder.command().get(0), FileTrouble.reason(e)),
          e);
    }
  }

  private void await(Process process, String program, Path output, Duration left, StopSignal stop) {
    Duration limit = left.compareTo(config.timeLimit()) < 0 ? left : config.timeLimit();
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        stop.check();
        if (System.nanoTime() > deadline) {
          throw new MultinodeException(
              ErrorCode.TIMEOUT,
              "'%s' was killed after %d s, the limit is 'command.timeLimit' and what 'script.timeLimit' leaves"
                  .formatted(program, limit.toSeconds()));
        }
        checkSize(program, output);
      }
      checkSize(program, output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScriptStopped();
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "the output of '%s' cannot be read (%s); see the disk of the node"
              .formatted(program, FileTrouble.reason(e)),
          e);
    }
  }

  private void checkSize(String program, Path output) throws IOException {
    if (Files.size(output) > config.maxOutputBytes()) {
      throw new MultinodeException(
          ErrorCode.TOO_LARGE,
          "'%s' was killed: it wrote more than %d bytes, the limit 'command.maxOutputBytes'"
              .formatted(program, config.maxOutputBytes()));
    }
  }

  /** With all that it has started. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
