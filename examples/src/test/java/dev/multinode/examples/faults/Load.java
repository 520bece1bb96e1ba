package dev.multinode.examples.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Starts of all kinds, spread over a time, and the runs that came of them. */
final class Load {
  private static final int CLIENTS = 8;
  private static final int LONGEST_TIMER_MILLIS = 4_000;

  /**
   * @param key names the start; it is the client's idempotency key
   * @param body of the request
   * @param afterMillis when, from the beginning
   */
  record Start(String key, Kind kind, String body, long afterMillis) {}

  private final List<Start> starts;
  private final Map<String, String> accepted = new ConcurrentHashMap<>();

  private Load(List<Start> starts) {
    this.starts = starts;
  }

  /**
   * @param runs how many, about
   */
  static Load plan(long seed, int runs, Duration spread) {
    Random random = new Random(seed);
    List<Kind> kinds =
        List.of(Kind.PLAIN, Kind.EVENT, Kind.TIMER, Kind.FOREACH, Kind.LINK, Kind.PROXY);
    List<Start> starts = new ArrayList<>();
    while (starts.size() < runs) {
      Kind kind = kinds.get(random.nextInt(kinds.size()));
      String key = "%d-%d".formatted(seed, starts.size());
      long at = random.nextLong(spread.toMillis());
      if (kind == Kind.EVENT) {
        // some fire before anybody waits
        long fireAt = Math.max(0, at + random.nextInt(-200, 2_000));
        String firing = key + "-fire";
        starts.add(
            new Start(firing, Kind.FIRE, body(text("key", firing), text("event", key)), fireAt));
        starts.add(new Start(key, kind, body(text("key", key)), at));
      } else if (kind == Kind.TIMER) {
        int millis = random.nextInt(LONGEST_TIMER_MILLIS);
        starts.add(new Start(key, kind, body(text("key", key), number("millis", millis)), at));
      } else {
        starts.add(new Start(key, kind, body(text("key", key)), at));
      }
    }
    return new Load(List.copyOf(starts));
  }

  private static String body(String... parameters) {
    return "{\"parameters\": [%s]}".formatted(String.join(", ", parameters));
  }

  private static String text(String name, String value) {
    return """
        {"name": "%s", "type": "string", "value": {"string": {"value": "%s"}}}"""
        .formatted(name, value);
  }

  private static String number(String name, int value) {
    return """
        {"name": "%s", "type": "number", "value": {"number": {"value": %d}}}"""
        .formatted(name, value);
  }

  /** Starts everything and returns when the last was accepted. */
  void run(PatientClient client, Map<Kind, String> workflows)
      throws InterruptedException, ExecutionException {
    ScheduledExecutorService clients = new ScheduledThreadPoolExecutor(CLIENTS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (Start start : starts) {
        all.add(
            clients.schedule(
                () -> accepted.put(start.key(), start(client, workflows, start)),
                start.afterMillis(),
                TimeUnit.MILLISECONDS));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  /** Starts one; again gives the same run. */
  static String start(PatientClient client, Map<Kind, String> workflows, Start start)
      throws InterruptedException {
    String path = "/vco/api/workflows/%s/executions".formatted(workflows.get(start.kind()));
    return client.post(path, start.body(), start.key()).path("id").asString();
  }

  List<Start> starts() {
    return starts;
  }

  /** The run of each key. */
  Map<String, String> accepted() {
    return accepted;
  }
}
