package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How much there is to do, on all nodes of the cluster. */
public final class EngineLoad {
  private final RunDriver driver;
  private final Jdbi jdbi;

  @Inject
  EngineLoad(RunDriver driver, Database database) {
    this.driver = driver;
    jdbi = database.jdbi();
  }

  /** How many runs each node works on, by its name. */
  public Map<String, Integer> working() {
    return driver.working();
  }

  /** Runs that are ready, and held ones. */
  public int queued() {
    return driver.queued();
  }

  /** Runs that wait for an event, a time or a person. */
  public long waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select count(*) from runs where ended_seq = -1 and state in (?, ?)",
                    RunState.WAITING.wire(),
                    RunState.WAITING_SIGNAL.wire())
                .mapTo(Long.class)
                .one());
  }
}
