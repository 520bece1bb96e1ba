package dev.multinode.examples.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process has spent of the processors since this was made. */
final class CpuTime {
  private final Duration begin = spent();

  double millis() {
    return spent().minus(begin).toNanos() / 1e6;
  }

  private static Duration spent() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
