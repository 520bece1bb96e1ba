package dev.multinode.core.engine;

import dev.multinode.core.cluster.ClusterRole;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.script.ScriptStopped;
import dev.multinode.core.script.StopSignal;
import dev.multinode.core.store.SqlFailures;
import dev.multinode.core.value.StoredValues;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on phases of runs as the driver asks for them. Safe for use by many threads. */
final class Interpreter implements RunDriver.Step {
  private static final Logger LOG = LoggerFactory.getLogger(Interpreter.class);

  private final RunLoop.Tools tools;
  private final RunStore runs;
  private final RunWrites writes;
  private final ActiveRuns active;
  private final ClusterRole role;
  private final int mostLines;

  @Inject
  Interpreter(
      WorkflowVersions versions,
      ItemKinds kinds,
      Variables variables,
      NewRuns newRuns,
      StoredValues values,
      EngineConfig config,
      RetentionConfig retention,
      InstantSource clock,
      RunStore runs,
      RunWrites writes,
      ActiveRuns active,
      ClusterRole role) {
    tools = new RunLoop.Tools(versions, kinds, variables, newRuns, values, config, clock);
    this.runs = runs;
    this.writes = writes;
    this.active = active;
    this.role = role;
    mostLines = retention.logLines();
  }

  @Override
  public boolean run(String runId, long phase, long attempt) {
    if (active.isClosing() || role.trouble().isPresent()) {
      throw new RunStoppedException(runId);
    }
    boolean again = attempt > 0;
    if (again && active.has(runId)) {
      throw new RunAtWorkException(runId);
    }
    StopSignal stop = active.enter(runId);
    try {
      Optional<StoredRun> run = runs.take(runId, phase, attempt);
      if (run.isEmpty()) {
        return false;
      }
      return work(run.get(), stop, again);
    } finally {
      active.leave(runId, stop);
    }
  }

  /** Whether the end of the phase is stored. */
  private boolean work(StoredRun run, StopSignal stop, boolean again) {
    RunJournal journal = new RunJournal(run, writes, tools.values(), tools.clock(), mostLines);
    try {
      if (again && run.state() == RunState.RUNNING) {
        mayResume(run);
      }
      new RunLoop(tools, run, journal, stop).run();
    } catch (ScriptStopped e) {
      if (active.isCutOff(stop)) {
        throw new RunStoppedException(run.id());
      }
      journal.flush();
      if (active.isClosing()) {
        throw new RunStoppedException(run.id());
      }
    } catch (RunTakenException e) {
      // whoever has it now goes on; what this node did meanwhile carries the same request ids
      stop.stop();
    } catch (MultinodeException e) {
      giveUp(run, journal, e.getMessage());
    } catch (JdbiException e) {
      if (!SqlFailures.isAboutData(e)) {
        throw e;
      }
      LOG.warn("run {} writes what the database refuses", run.id(), e);
      giveUp(run, journal, SqlFailures.dataMessage(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("run {} cannot go on", run.id(), e);
      giveUp(
          run, journal, "unexpected failure of the node: " + e + "; the log of the node has more");
    }
    return journal.isPhaseOver();
  }

  /** A workflow may say that its runs do not go on when they were interrupted. */
  private void mayResume(StoredRun run) {
    Workflow workflow = tools.versions().get(run.workflowId(), run.workflowHash());
    if (!workflow.resumesAfterRestart()) {
      throw new MultinodeException(
          ErrorCode.RUN_FAILED,
          "the node was stopped while the run was at work, and workflow '%s' is not to be resumed after that; start it again"
              .formatted(workflow.name()));
    }
  }

  /** The run cannot go on at all: its workflow or its state cannot be read or written. */
  private static void giveUp(StoredRun run, RunJournal journal, String why) {
    RunMemory memory = new RunMemory();
    memory.setWaited();
    try {
      journal.end(
          memory, new RunStore.End(RunState.FAILED, run.currentItem(), null, why, null, null));
    } catch (RunTakenException taken) {
      // it is not ours to end
      return;
    }
  }
}
