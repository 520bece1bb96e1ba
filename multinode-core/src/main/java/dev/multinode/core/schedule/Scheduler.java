package dev.multinode.core.schedule;

import dev.multinode.core.cluster.ClusterRole;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes tasks run while the node is up and active. */
public final class Scheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final TaskStarter starter;
  private final ScheduleConfig config;
  private final ClusterRole role;
  private ScheduledExecutorService thread;
  private boolean failing;

  @Inject
  Scheduler(TaskStarter starter, ScheduleConfig config, ClusterRole role) {
    this.starter = starter;
    this.config = config;
    this.role = role;
  }

  /** Begins to look for tasks whose time has come; what was missed is first. */
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "tasks");
              made.setDaemon(true);
              return made;
            });
    thread.scheduleWithFixedDelay(this::look, 0, config.poll().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!role.isActive()) {
      return;
    }
    try {
      starter.startDue();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !Thread.currentThread().isInterrupted()) {
        LOG.warn("tasks cannot be looked at just now; it is tried again: {}", e.toString());
        failing = true;
      }
    }
  }

  /** Begins nothing more. */
  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdown();
      thread = null;
    }
  }
}
