package dev.multinode.core.engine;

import dev.multinode.core.value.Value;

/** What waiting events wait for. */
public interface Triggers {
  /**
   * Makes the event happen. A run that waits for it is ready when this returns; when none waits
   * yet, the event is kept and the wait passes at once. A second event with the same id changes
   * nothing.
   */
  void fire(String triggerId, Value payload);
}
