package dev.multinode.cli.run;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.DurationConverter;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Waits for the end of a run, and prints how it ended. */
public final class WaitOptions {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Shell shell;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description = "How long to wait, such as 30s or 2h; the run goes on after it. Default: 10m.")
  private Duration timeout;

  WaitOptions(Shell shell) {
    this.shell = shell;
  }

  /**
   * @return the exit code: 0 when the run is completed, that of RUN_FAILED when it is not
   * @throws MultinodeException TIMEOUT when the time is over first
   */
  public int untilEnded(NodeClient client, String runId, OutputOptions output) {
    Thread farewell = new Thread(() -> goesOn(runId));
    Runtime.getRuntime().addShutdownHook(farewell); // Ctrl-C ends the process while it waits
    try {
      return print(awaitEnd(client, runId), output);
    } finally {
      withdraw(farewell);
    }
  }

  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook with it
    }
  }

  private void goesOn(String runId) {
    shell.say(
        "interrupted; the run goes on: 'multinode run wait %s' waits again, 'multinode run cancel %s' ends it"
            .formatted(runId, runId));
  }

  private RunView awaitEnd(NodeClient client, String runId) {
    long end = System.nanoTime() + timeout.toNanos();
    Duration pause = FIRST_PAUSE;
    Set<String> said = new HashSet<>();
    RunView run = RunView.read(client, runId);
    while (!run.state().isFinal()) {
      sayWhatItWaitsFor(run, said);
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw stillRunning(run);
      }
      sleep(Math.min(pause.toNanos(), left));
      Duration longer = pause.multipliedBy(3).dividedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      run = RunView.read(client, runId);
    }
    return run;
  }

  /** Each thing once, however often it is seen. */
  private void sayWhatItWaitsFor(RunView run, Set<String> said) {
    for (QuestionView question : run.questions()) {
      if (said.add(question.id())) {
        String assignees = question.assignees();
        String timeout = question.timeout();
        shell.say(
            "run %s asks %s%s%s%n  answer with: %s"
                .formatted(
                    question.run(),
                    question.title(),
                    assignees.isEmpty() ? "" : " (" + assignees + ")",
                    timeout.isEmpty() ? "" : " until " + timeout,
                    question.command()));
      }
    }
    if (run.state() == RunState.WAITING_SIGNAL && said.add(run.item())) {
      shell.say("run %s waits at '%s' for an event or a time".formatted(run.id(), run.item()));
    }
  }

  private int print(RunView run, OutputOptions output) {
    if (run.state() == RunState.COMPLETED) {
      output.print(run.data(), run.outputTable());
      shell.say("completed in " + run.took());
      return 0;
    }
    output.print(run.data(), out -> {});
    shell.say(
        "error: run %s of '%s' %s%s; 'multinode run logs %s' shows its log"
            .formatted(
                run.id(),
                run.workflow(),
                run.state() == RunState.FAILED ? "failed" : "was canceled",
                run.error().isEmpty() ? "" : ": " + run.error(),
                run.id()));
    return ErrorCode.RUN_FAILED.exitCode();
  }

  private MultinodeException stillRunning(RunView run) {
    return new MultinodeException(
        ErrorCode.TIMEOUT,
        "run %s of '%s' is still %s after %d s and goes on; see 'multinode run wait %s'"
            .formatted(
                run.id(), run.workflow(), run.state().wire(), timeout.toSeconds(), run.id()));
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MultinodeException(ErrorCode.FAILED, "interrupted; the run goes on", e);
    }
  }
}
