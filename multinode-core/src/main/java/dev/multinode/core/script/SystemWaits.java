package dev.multinode.core.script;

import java.time.Duration;
import java.time.Instant;

/**
 * Waiting within a script. It keeps a thread of the node busy, so a waiting item is the better
 * choice for anything long; it does not count as time of the script.
 */
final class SystemWaits {
  private SystemWaits() {}

  static void declare(HostClass system) {
    system
        .method(
            "sleep",
            (self, args) -> {
              sleep((long) args.number(0, "the time in milliseconds"));
              return true;
            })
        .method("waitUntil", SystemWaits::waitUntil);
  }

  /** False when the date is past already. */
  private static Object waitUntil(Self self, Arguments args) {
    Instant until = args.date(0, "the date");
    if (args.get(1) != null) {
      args.number(1, "the time between two looks");
    }
    long left = Duration.between(self.run().clock().instant(), until).toMillis();
    if (left <= 0) {
      return false;
    }
    sleep(left);
    return true;
  }

  static void sleep(long millis) {
    Sandbox.Limited.current().sleep(Math.max(millis, 0));
  }
}
