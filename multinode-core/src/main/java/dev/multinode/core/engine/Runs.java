package dev.multinode.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts, shows and ends runs. Safe for use by many threads. */
public interface Runs {
  /**
   * Accepts a run: when this returns, the run is stored and will reach an end, whatever happens to
   * this process.
   *
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND for an unknown workflow,
   *     INPUT_INVALID for an input of the wrong type or a mandatory one that is missing, BUSY when
   *     the queue is full
   */
  Run start(StartRequest request);

  Optional<Run> find(String runId);

  /**
   * @throws dev.multinode.core.error.NotFoundException when there is no such run
   */
  Run get(String runId);

  /**
   * Newest first.
   *
   * @param workflowId null for runs of all workflows
   * @param state null for every state
   * @param limit at least 1
   */
  List<Run> list(String workflowId, RunState state, int offset, int limit);

  /** How many {@link #list} would give without a limit. */
  long count(String workflowId, RunState state);

  /** Lines of at least this severity after this time, in the order they were written. */
  List<LogLine> log(String runId, String minSeverity, Instant after);

  /** Runs that this one has started as parts of itself, in the order of their starts. */
  List<Run> children(String runId);

  /**
   * Ends a run as canceled, and the runs that are parts of it; one that is final stays as it is.
   */
  void cancel(String runId);

  /**
   * Deletes the record of a final run.
   *
   * @throws dev.multinode.core.error.MultinodeException CONFLICT while the run is not final
   */
  void delete(String runId);

  /**
   * What ended since a cursor, oldest first; waits for the first one when there is none yet.
   *
   * @param cursor 0 for the beginning, else {@link Ended#cursor} of the last one seen
   * @param waitMillis how long to wait at most, 0 to 60,000
   */
  List<Ended> endedSince(long cursor, int limit, long waitMillis) throws InterruptedException;

  /** The cursor of the newest end; what ends from now on is after it. */
  long cursor();

  /**
   * Ends up to this cursor may be gone, since old runs are deleted: whoever follows them from
   * before may have missed some.
   */
  default long forgottenUpTo() {
    return 0;
  }

  /** A run that reached its end. */
  record Ended(long cursor, String runId, String workflowId, RunState state) {}
}
