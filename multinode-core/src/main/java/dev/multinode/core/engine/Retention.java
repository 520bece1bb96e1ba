package dev.multinode.core.engine;

import dev.multinode.core.cluster.ClusterRole;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes runs that ended long ago, or that are too many, with their logs and all that belongs to
 * them; and versions of workflows that no run needs any more. In small transactions, so that nobody
 * waits for them. Safe for use by many threads.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Runs per transaction. */
  private static final int BATCH = 500;

  private static final Duration VERSIONS_EVERY = Duration.ofMinutes(10);

  /** A run may have looked up its workflow a little before its start was stored. */
  private static final Duration VERSIONS_GRACE = Duration.ofHours(1);

  private final RetentionRows rows;
  private final RunRemoval removal;
  private final RunStore runs;
  private final RetentionConfig config;
  private final InstantSource clock;
  private final ClusterRole role;
  private ScheduledExecutorService thread;
  private Instant versionsAt = Instant.MIN;
  private boolean failing;

  @Inject
  Retention(
      RetentionRows rows,
      RunRemoval removal,
      RunStore runs,
      RetentionConfig config,
      InstantSource clock,
      ClusterRole role) {
    this.rows = rows;
    this.removal = removal;
    this.runs = runs;
    this.config = config;
    this.clock = clock;
    this.role = role;
  }

  /**
   * What counts for one workflow.
   *
   * @param age null for the setting, zero for ever
   * @param runs null for the setting, 0 for any number
   */
  public record Rule(Duration age, Long runs) {
    public Rule {
      if (age != null && age.isNegative() || runs != null && runs < 0) {
        throw new MultinodeException(
            ErrorCode.INPUT_INVALID,
            "runs cannot be kept for less than no time, nor fewer than none; send 0 for no limit");
      }
    }
  }

  /** Begins to look for old runs. */
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "retention");
              made.setDaemon(true);
              return made;
            });
    long millis = config.every().toMillis();
    thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (role.isActive() && rows.takeTurn(clock.millis(), config.every())) {
        sweep();
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !Thread.currentThread().isInterrupted()) {
        LOG.warn("old runs could not be deleted; it is tried again: {}", e.toString());
        failing = true;
      }
    }
  }

  /**
   * Deletes what is beyond the limits.
   *
   * @return how many runs
   */
  long sweep() {
    Map<String, RetentionRows.Rule> rules = rows.rules();
    long deleted = sweepByAge(rules) + sweepByCount(rules);
    if (clock.instant().isAfter(versionsAt.plus(VERSIONS_EVERY))) {
      versionsAt = clock.instant();
      rows.dropVersions(clock.millis(), VERSIONS_GRACE.toMillis());
    }
    return deleted;
  }

  private long sweepByAge(Map<String, RetentionRows.Rule> rules) {
    long deleted = 0;
    if (!config.age().isZero()) {
      Set<String> own = new HashSet<>();
      rules.forEach(
          (workflow, rule) -> {
            if (rule.ageMillis() != null) {
              own.add(workflow);
            }
          });
      deleted +=
          deleteByEnd(
              before(config.age().toMillis()),
              Long.MAX_VALUE,
              run -> !own.contains(run.workflowId()),
              false);
    }
    for (Map.Entry<String, RetentionRows.Rule> entry : rules.entrySet()) {
      Long age = entry.getValue().ageMillis();
      if (age != null && age > 0) {
        deleted += deleteByStart(entry.getKey(), before(age), Long.MAX_VALUE, false);
      }
    }
    return deleted;
  }

  private long sweepByCount(Map<String, RetentionRows.Rule> rules) {
    long grace = before(config.grace().toMillis());
    Map<String, Long> counts = rows.counts();
    long total = 0;
    long deleted = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      RetentionRows.Rule rule = rules.get(entry.getKey());
      long limit = rule != null && rule.runs() != null ? rule.runs() : config.runsPerWorkflow();
      total += entry.getValue();
      if (limit > 0 && entry.getValue() > limit) {
        deleted += deleteByStart(entry.getKey(), grace, entry.getValue() - limit, false);
      }
    }
    long excess = total - deleted - config.runs();
    if (config.runs() > 0 && excess > 0) {
      deleted += deleteByEnd(grace, excess, run -> true, false);
    }
    return deleted;
  }

  private long before(long age) {
    return clock.millis() - age;
  }

  /** Deletes from the first end on, until one is too young. */
  private long deleteByEnd(
      long endedBefore, long max, Predicate<RetentionRows.Ended> wanted, boolean onlyCount) {
    long seq = -1;
    long deleted = 0;
    while (deleted < max) {
      List<RetentionRows.Ended> page = rows.byEnd(seq, BATCH);
      List<RetentionRows.Ended> old =
          page.stream().filter(run -> run.endedAt() < endedBefore).toList();
      deleted += delete(limit(old.stream().filter(wanted).toList(), max - deleted), onlyCount);
      if (old.size() < page.size() || page.size() < BATCH) {
        break;
      }
      seq = page.get(page.size() - 1).seq();
    }
    return deleted;
  }

  /** Deletes from the first start on; a run that started early may have ended late. */
  private long deleteByStart(String workflow, long endedBefore, long max, boolean onlyCount) {
    RetentionRows.Ended last = null;
    long deleted = 0;
    while (deleted < max) {
      List<RetentionRows.Ended> page = rows.byStart(workflow, last, BATCH);
      List<RetentionRows.Ended> old =
          page.stream().filter(run -> run.endedAt() < endedBefore).toList();
      deleted += delete(limit(old, max - deleted), onlyCount);
      if (page.size() < BATCH) {
        break;
      }
      last = page.get(page.size() - 1);
    }
    return deleted;
  }

  private static List<RetentionRows.Ended> limit(List<RetentionRows.Ended> runs, long most) {
    return runs.size() <= most ? runs : runs.subList(0, (int) most);
  }

  private long delete(List<RetentionRows.Ended> ended, boolean onlyCount) {
    if (onlyCount || ended.isEmpty()) {
      return ended.size();
    }
    List<String> ids = ended.stream().map(RetentionRows.Ended::id).toList();
    return runs.transaction(
        handle -> {
          RetentionRows.keepTurn(handle, clock.millis());
          return removal.delete(handle, ids);
        });
  }

  /**
   * Deletes runs that have ended, at once and whatever the settings say.
   *
   * @param workflowId null for runs of all workflows
   * @param age how long ago they ended; zero for any time
   * @param keep so many of the newest stay
   * @param onlyCount whether nothing is deleted
   * @return how many runs were, or would be deleted
   */
  public long prune(String workflowId, Duration age, long keep, boolean onlyCount) {
    Map<String, Long> counts = rows.counts();
    long known =
        workflowId == null
            ? counts.values().stream().mapToLong(Long::longValue).sum()
            : counts.getOrDefault(workflowId, 0L);
    long max = Math.max(0, known - keep);
    long before = age.isZero() ? Long.MAX_VALUE : before(age.toMillis());
    return workflowId == null
        ? deleteByEnd(before, max, run -> true, onlyCount)
        : deleteByStart(workflowId, before, max, onlyCount);
  }

  /** What was set for a workflow; empty when the settings count. */
  public Optional<Rule> rule(String workflowId) {
    return rows.rule(workflowId)
        .map(
            rule ->
                new Rule(
                    rule.ageMillis() == null ? null : Duration.ofMillis(rule.ageMillis()),
                    rule.runs()));
  }

  /**
   * Sets what counts for a workflow from the next look on, on all nodes of the cluster.
   *
   * @param rule empty for what the settings say
   */
  public void setRule(String workflowId, Optional<Rule> rule) {
    rows.setRule(
        workflowId,
        rule.map(
                given ->
                    new RetentionRows.Rule(
                        given.age() == null ? null : given.age().toMillis(), given.runs()))
            .orElse(null));
  }

  /** The settings. */
  public RetentionConfig config() {
    return config;
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdown();
      thread = null;
    }
  }
}
