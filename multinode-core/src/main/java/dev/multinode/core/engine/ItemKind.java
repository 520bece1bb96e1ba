package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * What items of one kind do. What it throws is an error of the item, which the workflow may catch.
 * Safe for use by many threads.
 */
interface ItemKind {
  /** Runs the item; after a crash it may run again. */
  Outcome run(Visit visit);

  /**
   * Whether {@link #run} does something that a run must not forget, so that the state has to be
   * stored before.
   */
  default boolean hasEffects() {
    return true;
  }

  /** Goes on after a workflow that the item called. */
  default Outcome returned(Visit visit, Map<String, Value> outputs) {
    throw new IllegalStateException(visit.item() + " calls no workflow");
  }

  /** Goes on after a workflow that the item called has failed; empty when that is an error. */
  default Optional<Outcome> failed(Visit visit, String error) {
    return Optional.empty();
  }

  /** Goes on after the event, or the answer, that the item waited for. */
  default Outcome happened(Visit visit, Value payload) {
    throw new IllegalStateException(visit.item() + " waits for no event");
  }
}
