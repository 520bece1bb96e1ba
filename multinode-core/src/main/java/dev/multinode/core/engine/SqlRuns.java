package dev.multinode.core.engine;

import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Runs in the database. */
final class SqlRuns implements Runs {
  private final RunStore runs;
  private final RunParts parts;
  private final RunLogs logs;
  private final RunEnds ends;
  private final RunWrites writes;
  private final TriggerRows triggers;
  private final RunDriver driver;
  private final StartGate gate;
  private final ActiveRuns active;
  private final WorkflowVersions versions;
  private final NewRuns newRuns;
  private final RunRemoval removal;
  private final StoredValues values;

  /** For lists, which show no secrets and come out even when the key is lost. */
  private final StoredValues hidden;

  private final InstantSource clock;

  @Inject
  SqlRuns(
      RunStore runs,
      RunParts parts,
      RunLogs logs,
      RunEnds ends,
      RunWrites writes,
      TriggerRows triggers,
      RunDriver driver,
      StartGate gate,
      ActiveRuns active,
      WorkflowVersions versions,
      NewRuns newRuns,
      RunRemoval removal,
      StoredValues values,
      InstantSource clock) {
    this.runs = runs;
    this.parts = parts;
    this.logs = logs;
    this.ends = ends;
    this.writes = writes;
    this.triggers = triggers;
    this.driver = driver;
    this.gate = gate;
    this.active = active;
    this.versions = versions;
    this.newRuns = newRuns;
    this.removal = removal;
    this.values = values;
    hidden = values.hidingSecrets();
    this.clock = clock;
  }

  @Override
  public Run start(StartRequest request) {
    gate.check();
    try {
      return startFresh(request);
    } catch (MultinodeException e) {
      // what was started is started, even when the same start would be refused by now
      if (request.requestId() == null || runs.findByRequest(request.requestId()).isEmpty()) {
        throw e;
      }
      return earlier(request);
    }
  }

  private Run startFresh(StartRequest request) {
    WorkflowVersions.Version version = versions.current(request.workflowId());
    RunStarts.check(version.workflow(), request.inputs());
    StoredRun run = newRuns.make(version, request, NewRuns.Parent.NONE);
    gate.pass();
    RunWrite.Start write = new RunWrite.Start(run);
    writes.store(write);
    if (write.known) {
      return earlier(request);
    }
    return show(run, values);
  }

  /** The run that the same request started before. */
  private Run earlier(StartRequest request) {
    StoredRun run = runs.findByRequest(request.requestId()).orElseThrow();
    if (!run.workflowId().equals(request.workflowId())) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "request id '%s' has started run '%s' of another workflow; give every start an id of its own"
              .formatted(request.requestId(), run.id()));
    }
    return show(run, values);
  }

  @Override
  public Optional<Run> find(String runId) {
    return runs.find(runId).map(run -> show(run, values));
  }

  @Override
  public Run get(String runId) {
    return find(runId)
        .orElseThrow(() -> new NotFoundException("run", runId, "see 'multinode run list'"));
  }

  @Override
  public List<Run> list(String workflowId, RunState state, int offset, int limit) {
    return runs.list(workflowId, state, offset, limit).stream()
        .map(run -> show(run, hidden))
        .toList();
  }

  @Override
  public long count(String workflowId, RunState state) {
    return runs.count(workflowId, state);
  }

  @Override
  public List<LogLine> log(String runId, String minSeverity, Instant after) {
    return logs.list(runId, minSeverity, after);
  }

  @Override
  public List<Run> children(String runId) {
    return parts.of(runId).stream().map(run -> show(run, hidden)).toList();
  }

  @Override
  public void cancel(String runId) {
    if (!cancelOne(runId)) {
      get(runId);
      return;
    }
    driver.nudge();
    // each by itself: who dies in between leaves the rest to cancelOrphans
    for (StoredRun child : parts.of(runId)) {
      if (!child.state().isFinal()) {
        cancel(child.id());
      }
    }
  }

  /** False when the run is final or not known. */
  private boolean cancelOne(String runId) {
    boolean canceled =
        runs.transaction(
            handle -> {
              // in the order in which an end locks: events, then runs
              triggers.lock(handle, List.of(ChildEnd.event(runId)));
              triggers.dropOf(handle, List.of(runId));
              Optional<Long> phase = runs.cancel(handle, runId, clock.instant());
              phase.ifPresent(current -> driver.forget(handle, runId, current));
              phase.ifPresent(current -> tellParent(handle, runId));
              return phase.isPresent();
            });
    if (canceled) {
      active.stop(runId);
      ends.signal();
    }
    return canceled;
  }

  private void tellParent(Handle handle, String runId) {
    StoredRun run = parts.get(handle, runId);
    if (run.parentId() != null && !parts.notFinal(handle, List.of(run.parentId())).isEmpty()) {
      ChildEnd end =
          new ChildEnd(run.workflowName(), RunState.CANCELED, Map.of(), run.error(), null);
      writes.fire(handle, ChildEnd.event(runId), end.toValue());
    }
  }

  /** Cancels what was left behind by a node that died while it canceled. */
  void cancelOrphans() {
    parts.orphans().forEach(this::cancel);
  }

  @Override
  public void delete(String runId) {
    boolean deleted = runs.transaction(handle -> removal.delete(handle, List.of(runId)) == 1);
    if (!deleted) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "run '%s' is %s and cannot be deleted; cancel it first, or wait for its end"
              .formatted(runId, get(runId).state().wire()));
    }
  }

  @Override
  public List<Ended> endedSince(long cursor, int limit, long waitMillis)
      throws InterruptedException {
    return ends.since(cursor, limit, waitMillis);
  }

  @Override
  public long forgottenUpTo() {
    return ends.forgottenUpTo();
  }

  @Override
  public long cursor() {
    return ends.cursor();
  }

  private Run show(StoredRun run, StoredValues values) {
    Optional<Workflow> workflow = workflow(run);
    return new Run(
        run.id(),
        run.workflowId(),
        run.workflowName(),
        run.state(),
        run.user(),
        Instant.ofEpochMilli(run.startedAt()),
        run.endedAt() == null ? null : Instant.ofEpochMilli(run.endedAt()),
        run.currentItem(),
        run.businessState() == null ? "" : run.businessState(),
        run.error(),
        run.failedItem(),
        typed(workflow.map(Workflow::inputs), values.readAll(run.inputs())),
        typed(
            workflow.map(Workflow::outputs),
            run.outputs() == null ? Map.of() : values.readAll(run.outputs())),
        run.parentId());
  }

  /** The version that the run was started with. */
  private Optional<Workflow> workflow(StoredRun run) {
    try {
      return Optional.of(versions.get(run.workflowId(), run.workflowHash()));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Without a declaration, the values say what there is. */
  private static List<Run.Typed> typed(
      Optional<List<Parameter>> declared, Map<String, Value> values) {
    List<Run.Typed> typed = new ArrayList<>();
    List<Parameter> parameters =
        declared.orElseGet(
            () ->
                values.entrySet().stream()
                    .map(entry -> new Parameter(entry.getKey(), entry.getValue().type()))
                    .toList());
    for (Parameter parameter : parameters) {
      typed.add(new Run.Typed(parameter, values.getOrDefault(parameter.name(), Value.NULL)));
    }
    return typed;
  }
}
