package dev.multinode.core.schedule;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.multinode.core.config.ConfigException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Settings under {@code schedule} in {@code multinode.yaml}. A missing one takes its default.
 *
 * @param timeZone of tasks that name none, such as {@code Europe/Berlin}; a task keeps the one that
 *     it was made with. Default: that of the machine
 * @param poll how often a node looks for tasks whose time has come; default 1 s
 */
public record ScheduleConfig(String timeZone, Duration poll) {
  public ScheduleConfig {
    timeZone = requireNonNullElseGet(timeZone, () -> ZoneId.systemDefault().getId());
    poll = requireNonNullElse(poll, Duration.ofSeconds(1));
    if (poll.isNegative() || poll.isZero()) {
      throw new ConfigException("schedule.poll", poll, "it must be above zero");
    }
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "schedule.timeZone", timeZone, "it must be a zone such as Europe/Berlin or UTC");
    }
  }

  /** Every setting at its default. */
  public static ScheduleConfig defaults() {
    return new ScheduleConfig(null, null);
  }

  /** The zone of tasks that name none. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
