package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;

/**
 * One change of runs that is stored as a whole or not at all. {@link RunWrites} stores many of them
 * together. Made and used by one thread.
 */
abstract sealed class RunWrite extends GroupCommit.Member {

  /** Forgets what an attempt has found out that was rolled back. */
  void forget() {}

  /** A run that is accepted. */
  static final class Start extends RunWrite {
    final StoredRun run;

    /** Whether its request has started a run before: then nothing was stored. */
    boolean known;

    Start(StoredRun run) {
      this.run = run;
    }

    @Override
    void forget() {
      known = false;
    }
  }

  /** An event that happens. */
  static final class Fire extends RunWrite {
    final String trigger;
    final String payload;

    /**
     * @param payload in its stored form
     */
    Fire(String trigger, String payload) {
      this.trigger = trigger;
      this.payload = payload;
    }
  }

  /**
   * What the owner of a run writes: it counts only while it is the owner. Beside the log, at most
   * one of: where the run stands, its end.
   */
  static final class Owned extends RunWrite {
    final StoredRun run;
    final List<RunLogs.Line> lines;
    Position position;
    RunStore.End end;
    long endedAt;

    /** The event that the run waits for from here on; null when it goes on or waits for a time. */
    String await;

    /** Runs that begin as parts of this one. */
    List<StoredRun> children = List.of();

    /** What the run asks a person from here on; null when it asks nothing. */
    Question question;

    /**
     * When the next phase begins at the latest; null when this phase goes on, or only an event or
     * an answer ends the wait.
     */
    Instant nextPhase;

    /** Whether events of the run may be stored that go with its end. */
    boolean dropTriggers;

    /** Set when somebody else owns the run by now, or it is canceled: then nothing was stored. */
    boolean taken;

    /**
     * The payload when the awaited event had happened already, or the question was settled: then
     * nothing was stored of the run.
     */
    Value happened;

    /** Why this alone cannot be stored; null otherwise. */
    RuntimeException refusal;

    Owned(StoredRun run, List<RunLogs.Line> lines) {
      this.run = run;
      this.lines = lines;
    }

    @Override
    void forget() {
      taken = false;
      happened = null;
      refusal = null;
    }

    /** Whether nobody works on this phase any more. */
    boolean endsPhase() {
      return end != null || await != null || question != null || nextPhase != null;
    }

    /** The phase that the run is in when this is stored. */
    long phaseAfter() {
      return nextPhase == null ? run.phase() : run.phase() + 1;
    }

    boolean isStored() {
      return !taken && happened == null && refusal == null;
    }
  }

  /** Where a run stands. */
  record Position(RunState state, String item, String business, String memory) {}
}
