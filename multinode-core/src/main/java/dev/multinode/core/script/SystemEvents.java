package dev.multinode.core.script;

import dev.multinode.core.shared.CustomEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Events by name. A waiting script sees what was sent since it began, so an answer that comes at
 * once is not lost; a waiting item of that name goes on as well. To wait in a script keeps a thread
 * of the node busy: for anything long a waiting item is the better choice.
 */
final class SystemEvents {
  private static final long SHORTEST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 500;

  private SystemEvents() {}

  static void declare(HostClass system) {
    system
        .method("sendCustomEvent", SystemEvents::send)
        .method("waitCustomEvent", SystemEvents::await)
        .method("waitCustomEventUntil", SystemEvents::awaitUntil);
  }

  private static Object send(Self self, Arguments args) {
    String name = args.need(0, "the name of the event");
    self.services().events().send(name, self.run().clock().instant());
    self.services().runs().signal(name);
    return null;
  }

  /** Without an end, a script waits as long as scripts may run. */
  private static Object await(Self self, Arguments args) {
    Duration limit = self.run().config().timeLimit();
    String name = name(args);
    Object event = await(self, name, self.run().clock().instant().plus(limit));
    if (event == null) {
      throw HostErrors.text(
          "%s: event '%s' was not sent in %d ms, the limit 'script.timeLimit'; use waitCustomEventUntil or a waiting item"
              .formatted(args.function(), name, limit.toMillis()));
    }
    return event;
  }

  /** Null when the event has not been sent until then. */
  private static Object awaitUntil(Self self, Arguments args) {
    return await(self, name(args), args.date(2, "the end"));
  }

  /** All events are internal, since nothing outside can send any over HTTP. */
  private static String name(Arguments args) {
    String kind = args.need(0, "the kind of event, 'internal' or 'external'");
    if (!kind.equals("internal") && !kind.equals("external")) {
      throw HostErrors.text(
          "%s: '%s' is no kind of event; write 'internal' or 'external'"
              .formatted(args.function(), kind));
    }
    return args.need(1, "the name of the event");
  }

  private static Object await(Self self, String name, Instant end) {
    long pause = SHORTEST_MILLIS;
    while (true) {
      Optional<CustomEvents.Sent> sent =
          self.services().events().find(name).filter(found -> self.run().isNews(name, found));
      if (sent.isPresent()) {
        return self.plain("EventCustom")
            .property("source", () -> name)
            .property("when", () -> (double) sent.get().at().toEpochMilli());
      }
      long left = Duration.between(self.run().clock().instant(), end).toMillis();
      if (left <= 0) {
        return null;
      }
      SystemWaits.sleep(Math.min(pause, left));
      pause = Math.min(pause * 2, LONGEST_MILLIS);
    }
  }
}
