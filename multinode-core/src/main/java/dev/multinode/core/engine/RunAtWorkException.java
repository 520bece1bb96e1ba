package dev.multinode.core.engine;

/**
 * Thrown when this node is asked to take over a run that it still works on itself, as after missed
 * heartbeats; the run is looked at again later.
 */
final class RunAtWorkException extends RuntimeException {
  RunAtWorkException(String runId) {
    super("this node works on run " + runId + " already", null, false, false);
  }
}
