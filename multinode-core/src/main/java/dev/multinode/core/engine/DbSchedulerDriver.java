package dev.multinode.core.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.multinode.core.cluster.ClusterConfig;
import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives runs with db-scheduler, which is named nowhere else. An execution's name is the run and
 * its phase. Rows are written here and not by db-scheduler, since they have to be part of our
 * transactions.
 */
final class DbSchedulerDriver implements RunDriver {
  private static final Logger LOG = LoggerFactory.getLogger(DbSchedulerDriver.class);
  private static final String TASK = "run";

  /** The version of a row; it goes up by one when a node picks it, and when it is given up. */
  private static final long FRESH = 1;

  private static final long VERSION_OF_FIRST_PICK = FRESH + 1;

  /** The least that db-scheduler takes. */
  private static final int MIN_MISSED_HEARTBEATS = 4;

  private static final int FAILURES_PER_WARNING = 12;
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Database database;
  private final EngineConfig config;
  private final InstantSource clock;
  private final boolean embedded;
  private final String node;
  private volatile Scheduler scheduler;

  @Inject
  DbSchedulerDriver(
      Database database, EngineConfig config, ClusterConfig cluster, InstantSource clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
    embedded = database.isEmbedded();
    node = cluster.nodeName();
  }

  @Override
  public void start(Step step) {
    Task<Void> task =
        Tasks.custom(TASK, Void.class)
            .onDeadExecutionRevive()
            .onFailure(
                (complete, operations) ->
                    operations.reschedule(
                        complete, retryAt(complete.getExecution().consecutiveFailures)))
            .execute((instance, context) -> execute(step, instance, context));
    SchedulerBuilder builder =
        Scheduler.create(database.dataSource(), List.<Task<?>>of(task))
            .schedulerName(new SchedulerName.Fixed(node))
            .clock(clock::instant)
            .threads(config.maxRunning())
            .pollingInterval(config.poll())
            .heartbeatInterval(config.heartbeat())
            .missedHeartbeatsLimit(Math.max(MIN_MISSED_HEARTBEATS, config.missedBeats()))
            .failureLogging(LogLevel.DEBUG, false)
            .shutdownMaxWait(PATIENCE)
            .pollUsingLockAndFetch(0.5, 1.0)
            .enableImmediateExecution();
    // PostgreSQL picks in one statement otherwise, which reads the whole table
    builder.jdbcCustomization(
        embedded ? new H2Customization() : new PostgreSqlJdbcCustomization(true, false));
    scheduler = builder.build();
    scheduler.start();
  }

  @Override
  public void takeBack(Handle transaction, String left, Predicate<String> busy) {
    List<String> instances =
        transaction
            .select(
                "select task_instance from scheduled_tasks"
                    + " where task_name = ? and picked = true and picked_by = ?",
                TASK,
                left)
            .mapTo(String.class)
            .filter(instance -> !busy.test(runOf(instance)))
            .list();
    if (!instances.isEmpty()) {
      transaction.execute(
          "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
              + " version = version + 1"
              + " where task_name = ? and task_instance = any(?) and picked_by = ?",
          TASK,
          instances.toArray(String[]::new),
          left);
    }
  }

  @Override
  public List<Due> withdraw(Handle transaction) {
    List<Due> due =
        transaction
            .select(
                "select task_instance, execution_time, version from scheduled_tasks"
                    + " where task_name = ? and picked = false for update",
                TASK)
            .map((row, context) -> due(row))
            .list();
    if (!due.isEmpty()) {
      transaction.execute(
          "delete from scheduled_tasks"
              + " where task_name = ? and picked = false and task_instance = any(?)",
          TASK,
          due.stream().map(one -> instance(one.runId(), one.phase())).toArray(String[]::new));
    }
    return due;
  }

  private static Due due(ResultSet row) throws SQLException {
    String instance = row.getString("task_instance");
    return new Due(
        runOf(instance),
        phaseOf(instance),
        row.getObject("execution_time", OffsetDateTime.class).toInstant(),
        row.getLong("version") - FRESH);
  }

  @Override
  public Map<String, Integer> working() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select picked_by, count(*) as runs from scheduled_tasks"
                            + " where task_name = ? and picked = true group by picked_by",
                        TASK)
                    .reduceRows(
                        new HashMap<>(),
                        (runs, row) -> {
                          runs.put(
                              row.getColumn("picked_by", String.class),
                              row.getColumn("runs", Integer.class));
                          return runs;
                        }));
  }

  private static long phaseOf(String instance) {
    return Long.parseLong(instance.substring(instance.lastIndexOf('#') + 1));
  }

  private static String runOf(String instance) {
    return instance.substring(0, instance.lastIndexOf('#'));
  }

  private static CompletionHandler<Void> execute(
      Step step, TaskInstance<Void> instance, ExecutionContext context) {
    String id = instance.getId();
    String runId = runOf(id);
    try {
      long attempt = context.getExecution().version - VERSION_OF_FIRST_PICK;
      return step.run(runId, phaseOf(id), attempt)
          ? (complete, operations) -> {}
          : new CompletionHandler.OnCompleteRemove<>();
    } catch (RunStoppedException | RunAtWorkException e) {
      throw e;
    } catch (RuntimeException e) {
      if (context.getExecution().consecutiveFailures % FAILURES_PER_WARNING == 0) {
        LOG.warn("run {} could not go on just now and is tried again: {}", runId, e.toString());
      }
      throw e;
    }
  }

  /** The first time at once, since it may just be that the node was stopped. */
  private Instant retryAt(int failuresBefore) {
    return failuresBefore == 0 ? clock.instant() : clock.instant().plus(RETRY);
  }

  @Override
  public void ready(Handle transaction, Collection<Due> due) {
    if (due.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        transaction.prepareBatch(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                + " consecutive_failures, version) values (?, ?, ?, false, 0, ?)");
    for (Due one : due) {
      batch.add(
          TASK,
          instance(one.runId(), one.phase()),
          OffsetDateTime.ofInstant(one.at(), ZoneOffset.UTC),
          FRESH + one.attempt());
    }
    batch.execute();
  }

  @Override
  public void done(Handle transaction, Collection<Phase> phases) {
    if (phases.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        transaction.prepareBatch(
            "delete from scheduled_tasks where task_name = ? and task_instance = ?");
    phases.forEach(one -> batch.add(TASK, instance(one.runId(), one.number())));
    batch.execute();
  }

  private static String instance(String runId, long phase) {
    return runId + "#" + phase;
  }

  @Override
  public void forget(Handle transaction, String runId, long phase) {
    transaction.execute(
        "delete from scheduled_tasks"
            + " where task_name = ? and task_instance = ? and picked = false",
        TASK,
        instance(runId, phase));
  }

  @Override
  public void nudge() {
    Scheduler current = scheduler;
    if (current != null) {
      current.triggerCheckForDueExecutions();
    }
  }

  @Override
  public int queued() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select count(*) from scheduled_tasks"
                            + " where task_name = ? and picked = false and execution_time <= ?",
                        TASK,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public void pause() {
    Scheduler current = scheduler;
    if (current != null) {
      current.pause();
    }
  }

  @Override
  public void resume() {
    Scheduler current = scheduler;
    if (current != null) {
      current.resume();
      current.triggerCheckForDueExecutions();
    }
  }

  @Override
  public void close() {
    Scheduler current = scheduler;
    if (current != null) {
      scheduler = null;
      current.stop();
    }
  }
}
