package dev.multinode.core.engine;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.config.ConfigException;
import java.time.Duration;

/**
 * Settings under {@code retention} in {@code multinode.yaml}: how long runs that have ended are
 * kept, and how much of what they write. A missing one takes its default. Runs that have not ended
 * are never deleted.
 *
 * @param age how long after its end a run is kept; default 30 d; 0 for ever
 * @param runs how many runs that have ended are kept, of all workflows together; default 100,000; 0
 *     for any number
 * @param runsPerWorkflow how many are kept of each workflow; default 10,000; 0 for any number
 * @param grace a limit of numbers deletes nothing that ended within this time, since a master may
 *     still come for its outputs, and an item that is repeated after a crash for the run that it
 *     started; default 10 min. Many runs within this time are more than the limits say
 * @param every from the end of one look for old runs to the start of the next; default 30 s; in a
 *     cluster one node looks
 * @param logLines how many lines the log of a run may have; what is beyond is left out, which the
 *     last line says, but for errors, of which a hundred more get in; default 50,000. What one
 *     script may write is a limit of {@code script}
 */
public record RetentionConfig(
    Duration age,
    Long runs,
    Long runsPerWorkflow,
    Duration grace,
    Duration every,
    Integer logLines) {

  public RetentionConfig {
    age = notNegative("age", requireNonNullElse(age, Duration.ofDays(30)));
    runs = notNegative("runs", requireNonNullElse(runs, 100_000L));
    runsPerWorkflow = notNegative("runsPerWorkflow", requireNonNullElse(runsPerWorkflow, 10_000L));
    grace = notNegative("grace", requireNonNullElse(grace, Duration.ofMinutes(10)));
    every = requireNonNullElse(every, Duration.ofSeconds(30));
    logLines = requireNonNullElse(logLines, 50_000);
    if (every.compareTo(Duration.ofMillis(100)) < 0) {
      throw new ConfigException("retention.every", every, "it must be at least 100 ms");
    }
    if (logLines < 1) {
      throw new ConfigException("retention.logLines", logLines, "it must be at least 1");
    }
  }

  /** Every setting at its default. */
  public static RetentionConfig defaults() {
    return new RetentionConfig(null, null, null, null, null, null);
  }

  private static Duration notNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new ConfigException("retention." + key, value, "it must not be negative");
    }
    return value;
  }

  private static Long notNegative(String key, Long value) {
    if (value < 0) {
      throw new ConfigException("retention." + key, value, "it must be 0 or more");
    }
    return value;
  }
}
