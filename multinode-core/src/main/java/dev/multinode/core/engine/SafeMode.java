package dev.multinode.core.engine;

import dev.multinode.core.cluster.Cluster;
import dev.multinode.core.cluster.ClusterConfig;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing is resumed, and what is started waits, until somebody says so. A node that starts in safe
 * mode begins it for the whole cluster; it ends with {@link #resumeAll}, or when a node starts
 * without it while no other node lives.
 */
public final class SafeMode {
  private static final Logger LOG = LoggerFactory.getLogger(SafeMode.class);

  private final HoldingDriver driver;
  private final Cluster cluster;
  private final ClusterConfig config;
  private final Jdbi jdbi;

  @Inject
  SafeMode(HoldingDriver driver, Cluster cluster, ClusterConfig config, Database database) {
    this.driver = driver;
    this.cluster = cluster;
    this.config = config;
    jdbi = database.jdbi();
  }

  /**
   * A run that would be worked on if it were not held.
   *
   * @param since when it was ready, or when safe mode began
   */
  public record Held(String runId, String workflowName, RunState state, Instant since) {}

  /** Before anything is driven. */
  void begin() {
    if (config.safeMode()) {
      driver.hold();
      LOG.warn(
          "safe mode: nothing is resumed; see 'multinode cluster held' and 'multinode cluster resume'");
      return;
    }
    driver.look();
    if (driver.since().isEmpty()) {
      return;
    }
    if (cluster.hasOthers()) {
      LOG.warn("the cluster is in safe mode; 'multinode cluster resume' ends it");
    } else {
      LOG.warn("safe mode is over, {} runs go on", driver.resumeAll());
    }
  }

  /** Looks whether another node has begun or ended safe mode. */
  void look() {
    driver.look();
  }

  /** Empty when runs go on as they should. */
  public Optional<Instant> since() {
    return driver.since();
  }

  /** The oldest first. */
  public List<Held> held() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select runs.id, runs.workflow_name, runs.state, held_runs.held_at"
                        + " from held_runs join runs on runs.id = held_runs.run_id"
                        + " order by runs.started_at, runs.id")
                .map(
                    (row, context) ->
                        new Held(
                            row.getString("id"),
                            row.getString("workflow_name"),
                            RunState.parse(row.getString("state")).orElseThrow(),
                            row.getObject("held_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /** Ends safe mode; gives how many runs were held. */
  public int resumeAll() {
    return driver.resumeAll();
  }

  /**
   * Lets some runs go on to their ends, while the others are held.
   *
   * @return how many of them were held; one that waits for an event goes on when it happens
   * @throws MultinodeException NOT_FOUND for a run that does not exist, CONFLICT outside of safe
   *     mode
   */
  public int resume(Collection<String> runIds) {
    if (since().isEmpty()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "nothing was resumed, since the cluster is not in safe mode: every run goes on already");
    }
    for (String id : runIds) {
      if (!exists(id)) {
        throw new NotFoundException("run", id, "see 'multinode cluster held'; nothing was resumed");
      }
    }
    return driver.resume(runIds);
  }

  private boolean exists(String runId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .select("select 1 from runs where id = ?", runId)
                    .mapTo(Integer.class)
                    .findOne())
        .isPresent();
  }
}
