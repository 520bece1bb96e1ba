package dev.multinode.core.engine;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.script.ScriptSession;
import dev.multinode.core.script.StopSignal;
import dev.multinode.core.store.SqlFailures;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one run until it waits or ends. The state is stored before each item that may have
 * effects, so after a crash that item runs again from its start. Used by one thread.
 */
final class RunLoop {
  private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);

  /** What all loops share. */
  record Tools(
      WorkflowVersions versions,
      ItemKinds kinds,
      Variables variables,
      NewRuns newRuns,
      StoredValues values,
      EngineConfig config,
      InstantSource clock) {}

  private final Tools tools;
  private final StoredRun run;
  private final RunJournal journal;
  private final StopSignal stop;
  private final Map<String, Value> inputs;
  private final RunMemory memory;
  private final RunCalls calls;
  private final ScriptSession.Flow root;

  /** Whether what is stored is where we stand. */
  private boolean stored = true;

  private boolean over;

  RunLoop(Tools tools, StoredRun run, RunJournal journal, StopSignal stop) {
    this.tools = tools;
    this.run = run;
    this.journal = journal;
    this.stop = stop;
    inputs = tools.values().readAll(run.inputs());
    memory = RunMemory.read(run.checkpoint(), tools.values());
    calls = new RunCalls(tools, run, memory);
    journal.goOn(memory);
    Workflow workflow = tools.versions().get(run.workflowId(), run.workflowHash());
    root = new ScriptSession.Flow(workflow.id(), workflow.name(), workflow.version());
  }

  void run() {
    while (!over) {
      stop.check();
      attempt(
          () -> {
            Visit visit = visit();
            if (visit.item().businessStatus() != null) {
              memory.setBusinessState(visit.item().businessStatus());
            }
            ItemKind kind = tools.kinds().get(visit.item());
            if (kind.hasEffects() && !stored) {
              journal.checkpoint(memory, visit.item().displayName());
              stored = true;
            }
            return kind.run(visit);
          });
    }
  }

  /** Does something for the current item; its failure is an error of that item. */
  private void attempt(Supplier<Outcome> work) {
    Outcome outcome;
    try {
      outcome = work.get();
    } catch (RunTakenException e) {
      throw e;
    } catch (JdbiException e) {
      if (!SqlFailures.isAboutData(e)) {
        throw e;
      }
      LOG.warn("run {}: an item wrote what the database refuses", run.id(), e);
      fail(SqlFailures.dataMessage(e));
      return;
    } catch (MultinodeException | IllegalArgumentException e) {
      fail(e.getMessage());
      return;
    } catch (RuntimeException | LinkageError e) {
      LOG.error("run {}: an item failed in an unexpected way", run.id(), e);
      fail("unexpected failure of the node: " + e + "; the log of the node has more");
      return;
    }
    apply(outcome);
  }

  private Visit visit() {
    Frame frame = memory.top();
    Workflow workflow = tools.versions().get(frame.workflowId(), frame.workflowHash());
    Item item =
        workflow
            .item(frame.item())
            .orElseThrow(
                () ->
                    new MultinodeException(
                        ErrorCode.CONTENT_INVALID,
                        "workflow '%s' has no item '%s'; correct the workflow"
                            .formatted(workflow.name(), frame.item())));
    return new Visit(workflow, item, frame, session(workflow, item));
  }

  private ScriptSession session(Workflow workflow, Item item) {
    return new ScriptSession(
        run.id(),
        run.user(),
        "%s/%s/%d".formatted(run.id(), item.name(), memory.visit()),
        new ScriptSession.Flow(workflow.id(), workflow.name(), workflow.version()),
        root,
        new ScriptSession.Step(item.name(), item.displayName()),
        inputs,
        journal,
        stop);
  }

  private void apply(Outcome outcome) {
    if (outcome instanceof Outcome.GoTo next) {
      goTo(next.item());
    } else if (outcome instanceof Outcome.Call call) {
      attemptCall(call);
    } else if (outcome instanceof Outcome.EndWithError end) {
      failFrame(end.text(), place());
    } else if (outcome instanceof Outcome.AwaitEvent event) {
      rest(item -> journal.await(memory, RunState.WAITING_SIGNAL, item, event.trigger()));
    } else if (outcome instanceof Outcome.Fork fork) {
      fork(fork.calls());
    } else if (outcome instanceof Outcome.AwaitChild child) {
      // its parts are at work, so it is
      rest(item -> journal.await(memory, RunState.RUNNING, item, child.event()));
    } else if (outcome instanceof Outcome.Fail failure) {
      fail(failure.text(), failure.place() == null ? place() : failure.place());
    } else if (outcome instanceof Outcome.Ask ask) {
      rest(item -> journal.ask(memory, item, ask.question()));
    } else if (outcome instanceof Outcome.AwaitTime time) {
      await(time);
    }
  }

  private void goTo(String next) {
    memory.nextVisit();
    stored = false;
    if (next == null) {
      leave();
    } else {
      memory.top().goTo(next);
    }
  }

  /** Comes to rest, unless what is waited for has happened; then the item is told. */
  private void rest(Function<String, Optional<Value>> wait) {
    attempt(
        () -> {
          Visit visit = visit();
          Optional<Value> happened = wait.apply(visit.item().displayName());
          if (happened.isPresent()) {
            return tools.kinds().get(visit.item()).happened(visit, happened.get());
          }
          over = true;
          return null;
        });
  }

  /** Starts the parts all at once, or none of them. */
  private void fork(List<Outcome.Call> wanted) {
    attempt(
        () -> {
          Visit visit = visit();
          List<StoredRun> children = calls.parts(visit, wanted);
          MultipleItem.started(memory.top(), children.stream().map(StoredRun::id).toList());
          journal.fork(memory, visit.item().displayName(), children);
          over = true;
          return null;
        });
  }

  private void await(Outcome.AwaitTime time) {
    Item item = visit().item();
    if (time.at().isAfter(tools.clock().instant())) {
      journal.sleep(memory, item.displayName(), time.at());
      over = true;
    } else {
      goTo(item.outName());
    }
  }

  private void attemptCall(Outcome.Call call) {
    attempt(
        () -> {
          memory.push(calls.frame(call));
          memory.nextVisit();
          stored = false;
          return null;
        });
  }

  /** The innermost workflow has ended well. */
  private void leave() {
    Frame ended = memory.top();
    Workflow workflow = tools.versions().get(ended.workflowId(), ended.workflowHash());
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Parameter output : workflow.outputs()) {
      outputs.put(output.name(), ended.get(output.name()));
    }
    if (memory.depth() == 1) {
      end(RunState.COMPLETED, null, null, tools.values().writeAll(outputs));
      return;
    }
    memory.pop();
    attempt(
        () -> {
          Visit caller = visit();
          return tools.kinds().get(caller.item()).returned(caller, outputs);
        });
  }

  private void fail(String text) {
    fail(text, place());
  }

  /** {@code item1}, or {@code Greet/item1} within a called workflow. */
  private String place() {
    Frame frame = memory.top();
    if (memory.depth() == 1) {
      return frame.item();
    }
    Workflow workflow = tools.versions().get(frame.workflowId(), frame.workflowHash());
    return workflow.name() + "/" + frame.item();
  }

  /**
   * The current item has failed.
   *
   * @param place where the error arose first
   */
  private void fail(String text, String place) {
    stored = false;
    Frame frame = memory.top();
    Workflow workflow = tools.versions().get(frame.workflowId(), frame.workflowHash());
    Optional<Item> item = workflow.item(frame.item());
    item.map(Item::throwBindName).ifPresent(variable -> frame.set(variable, Value.of(text)));
    Optional<String> caught = item.map(Item::catchName);
    Optional<Workflow.ErrorHandler> handler = workflow.errorHandler();
    if (caught.isPresent()) {
      goTo(caught.get());
    } else if (handler.isPresent() && !frame.isHandlingError()) {
      frame.handleError();
      if (handler.get().throwBindName() != null) {
        frame.set(handler.get().throwBindName(), Value.of(text));
      }
      goTo(handler.get().itemName());
    } else {
      failFrame(text, place);
    }
  }

  /** The innermost workflow has failed. */
  private void failFrame(String text, String place) {
    if (memory.depth() == 1) {
      journal.line("server", "error", text);
      end(RunState.FAILED, text, place, null);
      return;
    }
    memory.pop();
    memory.nextVisit();
    stored = false;
    Optional<Outcome> outcome;
    try {
      Visit caller = visit();
      outcome = tools.kinds().get(caller.item()).failed(caller, text);
    } catch (MultinodeException | IllegalArgumentException e) {
      fail(e.getMessage(), place());
      return;
    }
    if (outcome.isPresent()) {
      apply(outcome.get());
    } else {
      fail(text, place);
    }
  }

  private void end(RunState state, String error, String place, String outputs) {
    Frame frame = memory.top();
    String item =
        tools
            .versions()
            .get(frame.workflowId(), frame.workflowHash())
            .item(frame.item())
            .map(Item::displayName)
            .orElse(frame.item());
    journal.end(
        memory, new RunStore.End(state, item, memory.businessState(), error, place, outputs));
    over = true;
  }
}
