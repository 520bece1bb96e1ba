package dev.multinode.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** Follows the stream of ended runs through whichever node answers. */
final class Ends implements AutoCloseable {
  private final PatientClient client;
  private final Map<String, Queue<String>> states = new ConcurrentHashMap<>();
  private final Thread follower = new Thread(this::follow, "follower of ends");
  private volatile boolean closed;
  private volatile Throwable trouble;

  private Ends(PatientClient client) {
    this.client = client;
  }

  static Ends follow(PatientClient client) {
    Ends ends = new Ends(client);
    ends.follower.setDaemon(true);
    ends.follower.start();
    return ends;
  }

  private void follow() {
    long cursor = 0;
    try {
      while (!closed) {
        JsonNode answer =
            client.get("/api/v1/events?after=%d&waitMillis=1000&limit=500".formatted(cursor));
        for (JsonNode event : answer.path("events")) {
          states
              .computeIfAbsent(event.path("runId").asString(), id -> new ConcurrentLinkedQueue<>())
              .add(event.path("state").asString());
        }
        long next = answer.path("cursor").asLong();
        if (next < cursor) {
          throw new AssertionError("the cursor went back from %d to %d".formatted(cursor, next));
        }
        cursor = next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | AssertionError e) {
      trouble = e;
    }
  }

  /** How runs ended, as often as the stream said so. */
  List<String> of(String runId) {
    return List.copyOf(states.getOrDefault(runId, new ConcurrentLinkedQueue<>()));
  }

  /** Waits until every one of these runs has ended. */
  void await(Collection<String> runIds, Duration patience) {
    Set<String> open = new HashSet<>(runIds);
    try {
      Awaitility.await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                assertThat(trouble).isNull();
                open.removeAll(states.keySet());
                return open.isEmpty();
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "%d of %d runs did not end in %s: %s"
              .formatted(open.size(), runIds.size(), patience, open),
          e);
    }
  }

  @Override
  public void close() {
    closed = true;
    follower.interrupt();
  }
}
