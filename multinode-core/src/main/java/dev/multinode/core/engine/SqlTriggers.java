package dev.multinode.core.engine;

import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** Events as rows. */
final class SqlTriggers implements Triggers {
  /** Events that nobody has waited for in this time are dropped. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final RunStore runs;
  private final RunWrites writes;
  private final TriggerRows rows;
  private final StoredValues values;
  private final InstantSource clock;

  @Inject
  SqlTriggers(
      RunStore runs, RunWrites writes, TriggerRows rows, StoredValues values, InstantSource clock) {
    this.runs = runs;
    this.writes = writes;
    this.rows = rows;
    this.values = values;
    this.clock = clock;
  }

  @Override
  public void fire(String triggerId, Value payload) {
    writes.store(new RunWrite.Fire(triggerId, values.write(payload)));
  }

  /** Drops what is old and has no run that waits for it. */
  void sweep() {
    runs.transaction(handle -> rows.sweep(handle, clock.instant().minus(KEPT).toEpochMilli()));
    runs.transaction(Questions::sweep);
  }
}
