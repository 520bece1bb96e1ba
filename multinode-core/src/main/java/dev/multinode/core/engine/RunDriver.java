package dev.multinode.core.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Decides when and on which node a run works. What is ready is a row, written in the caller's
 * transaction: so a run is ready exactly when the change that made it so is committed. A run that
 * waits for an event has no such row.
 *
 * <p>Each time that a run becomes ready it is in a new phase, so that the row of the next phase
 * never meets the row of the one that is just being worked on.
 */
interface RunDriver extends AutoCloseable {
  /**
   * A piece of work.
   *
   * @param number from 0 on
   */
  record Phase(String runId, long number) {}

  /**
   * A phase and when it is ready.
   *
   * @param at a time that has passed means now
   * @param attempt the number of the next attempt: 0 unless the phase was begun before
   */
  record Due(String runId, long phase, Instant at, long attempt) {
    /** One that nobody has begun. */
    Due(String runId, long phase, Instant at) {
      this(runId, phase, at, 0);
    }
  }

  /** Works on a run until it waits or ends. */
  @FunctionalInterface
  interface Step {
    /**
     * When this returns, the phase is done; when it throws, the phase is tried again.
     *
     * @param attempt 0 for the first at this phase; every later one has a higher number, and the
     *     earlier ones may still be at work somewhere
     * @return whether {@link #done} has been called for the phase
     */
    boolean run(String runId, long phase, long attempt);
  }

  /** Begins to work on what is ready. */
  void start(Step step);

  /** Makes runs ready. */
  void ready(Handle transaction, Collection<Due> due);

  /** Removes phases that are being worked on and have come to their ends. */
  void done(Handle transaction, Collection<Phase> phases);

  /** Takes back a phase that nobody works on. */
  void forget(Handle transaction, String runId, long phase);

  /** Says that something ready was committed, so that it need not be found by looking. */
  void nudge();

  /** How many runs are ready and not worked on, on all nodes. */
  int queued();

  /** Takes no more work; what is being worked on goes on. */
  void pause();

  /** Takes work again after {@link #pause}. */
  void resume();

  /**
   * Makes ready again what a node was working on when it died.
   *
   * @param busy tells of a run's id whether it is still being worked on; then it is left alone
   */
  void takeBack(Handle transaction, String node, Predicate<String> busy);

  /** Takes back all phases that nobody works on. */
  List<Due> withdraw(Handle transaction);

  /** How many runs each node works on. */
  Map<String, Integer> working();

  /** Takes no more work and waits a little for what is being worked on. */
  @Override
  void close();
}
