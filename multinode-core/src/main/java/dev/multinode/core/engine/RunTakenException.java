package dev.multinode.core.engine;

/** Thrown when a run is not ours any more: it was canceled, or another node has taken it over. */
final class RunTakenException extends RuntimeException {
  RunTakenException() {
    super("the run was canceled, or another node has taken it over", null, false, false);
  }
}
