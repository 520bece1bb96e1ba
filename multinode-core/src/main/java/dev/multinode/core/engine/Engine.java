package dev.multinode.core.engine;

import dev.multinode.core.script.ScriptFiles;
import dev.multinode.core.shared.Locks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs work while the node is up. Starting takes up all runs that are not final; closing
 * leaves them as they are, and they go on at the next start.
 */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final long ORPHANS_EVERY_MINUTES = 10;
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final RunDriver driver;
  private final EngineRole role;
  private final ActiveRuns active;
  private final SqlTriggers triggers;
  private final SqlRuns runs;
  private final ScriptFiles files;
  private final Locks locks;
  private ScheduledExecutorService housekeeping;

  @Inject
  Engine(
      RunDriver driver,
      EngineRole role,
      ActiveRuns active,
      SqlTriggers triggers,
      SqlRuns runs,
      ScriptFiles files,
      Locks locks) {
    this.driver = driver;
    this.role = role;
    this.active = active;
    this.triggers = triggers;
    this.runs = runs;
    this.files = files;
    this.locks = locks;
  }

  /** Joins the cluster, and begins to work when this node is to be active. */
  public synchronized void start() {
    role.join();
    housekeeping =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "engine-housekeeping");
              thread.setDaemon(true);
              return thread;
            });
    every(1, TimeUnit.SECONDS, role::lookAround);
    every(1, TimeUnit.HOURS, triggers::sweep);
    every(1, TimeUnit.HOURS, locks::sweep);
    every(ORPHANS_EVERY_MINUTES, TimeUnit.MINUTES, runs::cancelOrphans);
    every(1, TimeUnit.MINUTES, () -> files.sweep(this::isOver));
  }

  private boolean isOver(String runId) {
    return runs.find(runId).map(run -> run.state().isFinal()).orElse(true);
  }

  private void every(long period, TimeUnit unit, Runnable task) {
    housekeeping.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            if (!role.isKnown(e)) {
              LOG.warn("housekeeping of the engine failed and is tried again: {}", e.toString());
            }
          }
        },
        period,
        period,
        unit);
  }

  /** Takes no more work, and stops scripts that do not end by themselves in a moment. */
  @Override
  public synchronized void close() {
    if (housekeeping != null) {
      housekeeping.shutdown();
      housekeeping = null;
    }
    role.rest();
    try {
      active.close(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    driver.close();
    role.leave();
  }
}
