package dev.multinode.core.testing;

import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs that do nothing but have a state, for what only looks at them. */
public final class InMemoryRuns implements Runs {
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<Ended> ended = new ArrayList<>();

  /** Adds a run that goes on. */
  public synchronized void running(String runId) {
    put(runId, RunState.RUNNING);
  }

  private void put(String id, RunState state) {
    Instant start = Instant.EPOCH;
    runs.put(
        id,
        new Run(
            id, "wf", "Flow", state, "ada", start, null, null, "", null, null, List.of(),
            List.of()));
  }

  @Override
  public Run start(StartRequest request) {
    throw new UnsupportedOperationException("these runs are only looked at");
  }

  @Override
  public synchronized Optional<Run> find(String runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  @Override
  public Run get(String runId) {
    return find(runId).orElseThrow();
  }

  @Override
  public synchronized List<Run> list(String workflowId, RunState state, int offset, int limit) {
    return List.copyOf(runs.values());
  }

  @Override
  public synchronized long count(String workflowId, RunState state) {
    return runs.size();
  }

  @Override
  public List<LogLine> log(String runId, String minSeverity, Instant after) {
    return List.of();
  }

  @Override
  public List<Run> children(String runId) {
    return List.of();
  }

  @Override
  public synchronized void cancel(String runId) {
    put(runId, RunState.CANCELED);
    ended.add(new Ended(ended.size() + 1L, runId, "wf", RunState.CANCELED));
    notifyAll();
  }

  @Override
  public synchronized void delete(String runId) {
    runs.remove(runId);
  }

  @Override
  public synchronized List<Ended> endedSince(long cursor, int limit, long waitMillis)
      throws InterruptedException {
    if (ended.size() <= cursor) {
      TimeUnit.MILLISECONDS.timedWait(this, waitMillis);
    }
    return List.copyOf(ended.subList((int) Math.min(cursor, ended.size()), ended.size()));
  }

  @Override
  public synchronized long cursor() {
    return ended.size();
  }
}
