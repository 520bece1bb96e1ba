package dev.multinode.examples.faults;

import dev.multinode.examples.NodeHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A client as it should be: when a node does not answer it asks another, with the same key. */
final class PatientClient {
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int BUSY = 503;

  private final Cluster cluster;
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

  PatientClient(Cluster cluster) {
    this.cluster = cluster;
  }

  JsonNode get(String path) throws InterruptedException {
    return ask("GET", path, null, null).json();
  }

  /**
   * @param key the same for each attempt, so that the effect comes once
   */
  JsonNode post(String path, String body, String key) throws InterruptedException {
    return ask("POST", path, body, key).json();
  }

  private NodeHttp.Answer ask(String method, String path, String body, String key)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "no node is up";
    while (System.nanoTime() < end) {
      List<NodeHttp> nodes = cluster.reachable();
      if (!nodes.isEmpty()) {
        NodeHttp node = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
        try {
          NodeHttp.Answer answer = node.exchange(method, path, body, key, ATTEMPT);
          if (answer.status() < 300) {
            return answer;
          }
          last = "HTTP %d: %s".formatted(answer.status(), answer.body());
          if (answer.status() < 500) {
            throw new AssertionError(method + " " + path + " was answered with " + last);
          }
          if (answer.status() != BUSY) {
            troubles.add(method + " " + path + ": " + last);
          }
        } catch (IOException e) {
          last = e.toString();
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError(
        "%s %s had no good answer in %s; the last: %s".formatted(method, path, PATIENCE, last));
  }

  /** Answers that say that a node did something wrong. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
