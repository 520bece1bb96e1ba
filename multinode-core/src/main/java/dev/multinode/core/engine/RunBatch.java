package dev.multinode.core.engine;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.StoredValues;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * One transaction of writes. It has a few statements, each for all the writes that need it. Firing
 * and waiting for the same event lock the same row, so whichever commits later sees the other: no
 * event is lost in between.
 */
final class RunBatch {
  /** What all batches share. */
  record Tables(
      RunStore runs,
      RunParts parts,
      RunLogs logs,
      TriggerRows triggers,
      Questions questions,
      RunDriver driver,
      StoredValues values,
      InstantSource clock) {}

  private final Tables tables;
  private final Handle handle;
  private final List<RunWrite.Start> starts = new ArrayList<>();
  private final List<RunWrite.Fire> fires = new ArrayList<>();
  private final List<RunWrite.Owned> owned = new ArrayList<>();
  private final List<RunDriver.Due> due = new ArrayList<>();

  RunBatch(Tables tables, Handle handle) {
    this.tables = tables;
    this.handle = handle;
  }

  /**
   * Writes all, and notes in each what became of it.
   *
   * @return whether something is ready to be worked on
   */
  boolean write(List<RunWrite> group) {
    group.forEach(this::sort);
    insertStarts();
    Map<String, TriggerRows.Row> events = tables.triggers().lock(handle, eventNames());
    owned.stream().filter(write -> write.await != null).forEach(write -> await(events, write));
    owned.stream().filter(write -> write.question != null).forEach(this::ask);
    List<RunWrite.Owned> ending = owned.stream().filter(write -> write.end != null).toList();
    long number = ending.isEmpty() ? 0 : RunStore.takeEndNumbers(handle, ending.size());
    storePositions(events);
    storeEnds(ending, number);
    fire(events);
    tables.triggers().store(handle, events.values());
    tables.logs().add(handle, owned.stream().filter(RunWrite.Owned::isStored).toList());
    tables.driver().ready(handle, due);
    tables
        .driver()
        .done(
            handle,
            owned.stream()
                .filter(write -> write.isStored() && write.endsPhase())
                .map(write -> new RunDriver.Phase(write.run.id(), write.run.phase()))
                .toList());
    return !due.isEmpty();
  }

  private void sort(RunWrite write) {
    write.forget();
    if (write instanceof RunWrite.Start start) {
      starts.add(start);
    } else if (write instanceof RunWrite.Fire fire) {
      fires.add(fire);
    } else if (write instanceof RunWrite.Owned one) {
      owned.add(one);
    }
  }

  private void insertStarts() {
    Set<String> requests = new HashSet<>();
    starts.stream().map(start -> start.run.requestId()).forEach(requests::add);
    requests.remove(null);
    Set<String> known = new HashSet<>(tables.runs().knownRequests(handle, requests));
    List<StoredRun> fresh = new ArrayList<>();
    for (RunWrite.Start start : starts) {
      String request = start.run.requestId();
      start.known = request != null && !known.add(request);
      if (!start.known) {
        fresh.add(start.run);
        due.add(new RunDriver.Due(start.run.id(), start.run.phase(), tables.clock().instant()));
      }
    }
    tables.runs().insert(handle, fresh);
  }

  /** In one order for everybody, so that two transactions never wait for each other. */
  private Set<String> eventNames() {
    Set<String> names = new TreeSet<>();
    fires.forEach(fire -> names.add(fire.trigger));
    owned.stream().map(write -> write.await).filter(name -> name != null).forEach(names::add);
    owned.stream()
        .filter(RunBatch::isEndOfChild)
        .forEach(write -> names.add(ChildEnd.event(write.run.id())));
    return names;
  }

  private void await(Map<String, TriggerRows.Row> events, RunWrite.Owned write) {
    TriggerRows.Row row = events.computeIfAbsent(write.await, this::newEvent);
    String runId = write.run.id();
    if (row.runId() != null && !row.runId().equals(runId)) {
      write.refusal =
          new MultinodeException(
              ErrorCode.CONFLICT,
              "run '%s' waits for event '%s' already; give every run an event of its own"
                  .formatted(row.runId(), write.await));
      return;
    }
    if (row.isFired()) {
      write.happened = tables.values().read(row.payload());
    }
    row.awaitedBy(runId, write.phaseAfter());
  }

  /** Before the run's own row, since an answer locks the two in this order. */
  private void ask(RunWrite.Owned write) {
    write.happened =
        tables.questions().ask(handle, write.question, write.run, write.phaseAfter()).orElse(null);
  }

  private TriggerRows.Row newEvent(String name) {
    return TriggerRows.Row.fresh(name, tables.clock().millis());
  }

  private void storePositions(Map<String, TriggerRows.Row> events) {
    List<RunWrite.Owned> moving =
        owned.stream().filter(write -> write.end == null && write.isStored()).toList();
    tables.runs().save(handle, moving);
    for (RunWrite.Owned write : moving) {
      if (!write.taken) {
        start(write.children);
      }
      if (write.taken && write.await != null) {
        events.get(write.await).undo();
      } else if (!write.taken && write.nextPhase != null) {
        due.add(new RunDriver.Due(write.run.id(), write.phaseAfter(), write.nextPhase));
      }
    }
  }

  private void start(List<StoredRun> children) {
    tables.runs().insert(handle, children);
    for (StoredRun child : children) {
      due.add(new RunDriver.Due(child.id(), child.phase(), tables.clock().instant()));
    }
  }

  private void storeEnds(List<RunWrite.Owned> ending, long number) {
    tables.runs().end(handle, ending, number);
    tables
        .triggers()
        .dropOf(
            handle,
            ending.stream()
                .filter(write -> write.dropTriggers && !write.taken)
                .map(write -> write.run.id())
                .toList());
    tellParents(ending.stream().filter(write -> isEndOfChild(write) && !write.taken).toList());
  }

  /** The end of a part is an event for the run that it is a part of, unless that one is final. */
  private void tellParents(List<RunWrite.Owned> ended) {
    Set<String> goOn =
        new HashSet<>(
            tables
                .parts()
                .notFinal(handle, ended.stream().map(write -> write.run.parentId()).toList()));
    for (RunWrite.Owned write : ended) {
      if (goOn.contains(write.run.parentId())) {
        RunStore.End end = write.end;
        ChildEnd told =
            new ChildEnd(
                write.run.workflowName(),
                end.state(),
                end.outputs() == null ? Map.of() : tables.values().readAll(end.outputs()),
                end.error(),
                end.failedItem());
        fires.add(
            new RunWrite.Fire(
                ChildEnd.event(write.run.id()), tables.values().write(told.toValue())));
      }
    }
  }

  private static boolean isEndOfChild(RunWrite.Owned write) {
    return write.end != null && write.run.parentId() != null;
  }

  private void fire(Map<String, TriggerRows.Row> events) {
    Set<RunDriver.Phase> waking = new LinkedHashSet<>();
    for (RunWrite.Fire fire : fires) {
      TriggerRows.Row row = events.computeIfAbsent(fire.trigger, this::newEvent);
      if (!row.isFired()) {
        row.fire(fire.payload);
        if (row.runId() != null) {
          waking.add(new RunDriver.Phase(row.runId(), row.phase()));
        }
      }
    }
    for (RunDriver.Phase phase : tables.runs().nextPhases(handle, waking)) {
      due.add(new RunDriver.Due(phase.runId(), phase.number() + 1, tables.clock().instant()));
    }
  }
}
