package dev.multinode.core.engine;

/**
 * Thrown when the node stops while it works on a run, so that the run goes on at the next start.
 */
final class RunStoppedException extends RuntimeException {
  RunStoppedException(String runId) {
    super("the node stops; run " + runId + " goes on when it starts again", null, false, false);
  }
}
