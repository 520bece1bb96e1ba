package dev.multinode.core.rest;

import dev.multinode.core.engine.Runs;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells many listeners of ended runs with one thread: it alone waits for the engine, and asks again
 * for those whose time it is. The thread lives only while someone listens.
 */
final class EndedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(EndedRuns.class);

  /** How long one question to the engine waits; a listener who came in between waits no longer. */
  private static final long ROUND_MILLIS = 5_000;

  private final Runs runs;
  private final List<Listener> listeners = new ArrayList<>();
  private boolean running;

  private record Listener(long after, int limit, CompletableFuture<List<Runs.Ended>> answer) {}

  @Inject
  EndedRuns(Runs runs) {
    this.runs = runs;
  }

  /**
   * What ended after a cursor, oldest first.
   *
   * @return done as soon as there is something; with an empty list when the time is over
   */
  CompletableFuture<List<Runs.Ended>> after(long cursor, int limit, long waitMillis) {
    CompletableFuture<List<Runs.Ended>> answer = new CompletableFuture<>();
    Listener listener = new Listener(cursor, limit, answer);
    if (waitMillis > 0) {
      // listening before looking: what ends in between is seen by one of the two
      listen(listener);
      answer.completeOnTimeout(List.of(), waitMillis, TimeUnit.MILLISECONDS);
      answer.whenComplete((ended, failure) -> forget(listener));
    }
    List<Runs.Ended> now = look(listener);
    if (!now.isEmpty() || waitMillis <= 0) {
      answer.complete(now);
    }
    return answer;
  }

  private synchronized void listen(Listener listener) {
    listeners.add(listener);
    if (!running) {
      running = true;
      Thread thread = new Thread(this::watch, "ended-runs");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private synchronized void forget(Listener listener) {
    listeners.remove(listener);
  }

  private synchronized List<Listener> waiting() {
    if (listeners.isEmpty()) {
      running = false;
    }
    return List.copyOf(listeners);
  }

  private void watch() {
    for (List<Listener> waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
      try {
        long oldest = waiting.stream().mapToLong(Listener::after).min().orElseThrow();
        if (!runs.endedSince(oldest, 1, ROUND_MILLIS).isEmpty()) {
          waiting().forEach(this::tell);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(e);
        return;
      } catch (RuntimeException e) {
        fail(e);
      }
    }
  }

  private void tell(Listener listener) {
    List<Runs.Ended> ended = look(listener);
    if (!ended.isEmpty()) {
      listener.answer().complete(ended);
    }
  }

  /** Those who wait are told of the failure, and ask again in their own time. */
  private void fail(Exception failure) {
    LOG.warn("looking for ended runs failed; clients will ask again", failure);
    waiting().forEach(listener -> listener.answer().completeExceptionally(failure));
  }

  private List<Runs.Ended> look(Listener listener) {
    try {
      return runs.endedSince(listener.after(), listener.limit(), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for ended runs", e);
    }
  }
}
