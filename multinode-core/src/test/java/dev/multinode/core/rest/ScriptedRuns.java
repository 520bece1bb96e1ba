package dev.multinode.core.rest;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Runs that do nothing by themselves: the test says what they write and how they end. The workflow
 * has to be in the content library.
 */
final class ScriptedRuns implements Runs {
  private volatile long forgotten;
  private static final List<String> SEVERITIES = List.of("debug", "info", "warning", "error");

  private final ContentLibrary library;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<String, String> byRequest = new HashMap<>();
  private final Map<String, List<LogLine>> logs = new HashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private Instant clock = Instant.parse("2026-02-03T04:05:06.789Z");

  ScriptedRuns(ContentLibrary library) {
    this.library = library;
  }

  @Override
  public synchronized Run start(StartRequest request) {
    if (request.requestId() != null && byRequest.containsKey(request.requestId())) {
      return get(byRequest.get(request.requestId()));
    }
    Workflow workflow = library.workflow(request.workflowId());
    Run run =
        new Run(
            UUID.randomUUID().toString(),
            request.workflowId(),
            workflow.name(),
            RunState.RUNNING,
            request.user(),
            tick(),
            null,
            null,
            "",
            null,
            null,
            typed(workflow.inputs(), request.inputs()),
            typed(workflow.outputs(), Map.of()));
    runs.put(run.id(), run);
    logs.put(run.id(), new ArrayList<>());
    if (request.requestId() != null) {
      byRequest.put(request.requestId(), run.id());
    }
    return run;
  }

  void complete(String runId, Map<String, Value> outputs) {
    end(runId, RunState.COMPLETED, outputs, null, null);
  }

  void fail(String runId, String error, String failedItem) {
    end(runId, RunState.FAILED, Map.of(), error, failedItem);
  }

  /** Writes a line one second after the one before. */
  synchronized LogLine log(String runId, String origin, String severity, String text) {
    List<LogLine> lines = logs.get(runId);
    LogLine line = new LogLine(lines.size(), tick(), origin, severity, "ada", text);
    lines.add(line);
    return line;
  }

  @Override
  public synchronized Optional<Run> find(String runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  @Override
  public Run get(String runId) {
    return find(runId)
        .orElseThrow(() -> new NotFoundException("run", runId, "see 'multinode run list'"));
  }

  @Override
  public synchronized List<Run> list(String workflowId, RunState state, int offset, int limit) {
    List<Run> newestFirst = new ArrayList<>(runs.values());
    java.util.Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(run -> workflowId == null || run.workflowId().equals(workflowId))
        .filter(run -> state == null || run.state() == state)
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public long count(String workflowId, RunState state) {
    return list(workflowId, state, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public synchronized List<LogLine> log(String runId, String minSeverity, Instant after) {
    int least = SEVERITIES.indexOf(minSeverity);
    return logs.getOrDefault(runId, List.of()).stream()
        .filter(line -> SEVERITIES.indexOf(line.severity()) >= least)
        .filter(line -> line.at().isAfter(after))
        .toList();
  }

  @Override
  public List<Run> children(String runId) {
    return List.of();
  }

  @Override
  public void cancel(String runId) {
    if (!get(runId).state().isFinal()) {
      end(runId, RunState.CANCELED, Map.of(), null, null);
    }
  }

  @Override
  public synchronized void delete(String runId) {
    if (!get(runId).state().isFinal()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT, "run %s has not ended; cancel it first".formatted(runId));
    }
    runs.remove(runId);
  }

  @Override
  public synchronized List<Ended> endedSince(long cursor, int limit, long waitMillis)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    while (cursor >= ended.size()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    return List.copyOf(ended.subList((int) cursor, (int) Math.min(ended.size(), cursor + limit)));
  }

  /** Lets ends up to a cursor be deleted. */
  void forget(long cursor) {
    forgotten = cursor;
  }

  @Override
  public long forgottenUpTo() {
    return forgotten;
  }

  @Override
  public synchronized long cursor() {
    return ended.size();
  }

  private synchronized void end(
      String runId, RunState state, Map<String, Value> outputs, String error, String failedItem) {
    Run run = get(runId);
    runs.put(
        runId,
        new Run(
            runId,
            run.workflowId(),
            run.workflowName(),
            state,
            run.startedBy(),
            run.startedAt(),
            tick(),
            failedItem,
            "",
            error,
            failedItem,
            run.inputs(),
            typed(run.outputs().stream().map(Run.Typed::parameter).toList(), outputs)));
    ended.add(new Ended(ended.size() + 1L, runId, run.workflowId(), state));
    notifyAll();
  }

  private static List<Run.Typed> typed(List<Parameter> declared, Map<String, Value> values) {
    return declared.stream()
        .map(
            parameter ->
                new Run.Typed(parameter, values.getOrDefault(parameter.name(), Value.NULL)))
        .toList();
  }

  private Instant tick() {
    clock = clock.plusSeconds(1);
    return clock;
  }
}
