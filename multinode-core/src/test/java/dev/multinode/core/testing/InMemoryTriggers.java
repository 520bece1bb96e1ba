package dev.multinode.core.testing;

import dev.multinode.core.engine.Triggers;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the ids of the triggers that were fired. */
public final class InMemoryTriggers implements Triggers {
  private final List<String> fired = new CopyOnWriteArrayList<>();

  @Override
  public void fire(String triggerId, Value payload) {
    fired.add(triggerId);
  }

  public List<String> fired() {
    return List.copyOf(fired);
  }
}
