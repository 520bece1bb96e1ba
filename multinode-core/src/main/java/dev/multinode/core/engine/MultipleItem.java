package dev.multinode.core.engine;

import dev.multinode.core.content.Item;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs several workflows at the same time, each as a run of its own with a memory of its own, and
 * waits for all ({@code vro-workflow-xml.md} §2, multiple). Results are bound in the order of the
 * list. When some fail, the others are awaited all the same; then the item fails with the first
 * error in the order of the list.
 */
record MultipleItem() implements ItemKind {
  @Override
  public Outcome run(Visit visit) {
    List<Item.SubElement> elements = visit.item().subElements();
    if (elements.isEmpty()) {
      return new Outcome.GoTo(visit.item().outName());
    }
    if (!visit.frame().collected().isEmpty()) {
      return awaitNext(visit);
    }
    List<Outcome.Call> calls = new ArrayList<>();
    for (Item.SubElement element : elements) {
      calls.add(new Outcome.Call(element.linkedWorkflowId(), visit.bound(element.inBindings())));
    }
    return new Outcome.Fork(calls);
  }

  /** The runs are started and the event of the first end is awaited in the same transaction. */
  @Override
  public boolean hasEffects() {
    return false;
  }

  /** Remembers what was started. */
  static void started(Frame frame, List<String> runIds) {
    for (int i = 0; i < runIds.size(); i++) {
      frame.collected().put(String.valueOf(i), Value.of(runIds.get(i)));
    }
  }

  private static Outcome.AwaitChild awaitNext(Visit visit) {
    Frame frame = visit.frame();
    Value run = frame.collected().get(String.valueOf(frame.index()));
    return new Outcome.AwaitChild(ChildEnd.event(((Value.Text) run).text()));
  }

  /** One of the runs has ended. */
  @Override
  public Outcome happened(Visit visit, Value payload) {
    Frame frame = visit.frame();
    frame.collected().put(String.valueOf(frame.index()), payload);
    frame.nextIndex();
    List<Item.SubElement> elements = visit.item().subElements();
    return frame.index() < elements.size() ? awaitNext(visit) : finish(visit, elements);
  }

  private static Outcome finish(Visit visit, List<Item.SubElement> elements) {
    List<ChildEnd> ends = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      ends.add(ChildEnd.of(visit.frame().collected().get(String.valueOf(i))));
    }
    for (int i = 0; i < ends.size(); i++) {
      ChildEnd end = ends.get(i);
      if (end.state() != RunState.COMPLETED) {
        return new Outcome.Fail(
            "'%s' %s: %s"
                .formatted(
                    name(elements.get(i), end),
                    end.state() == RunState.FAILED ? "failed" : "was canceled",
                    end.error()),
            end.place());
      }
    }
    for (int i = 0; i < ends.size(); i++) {
      Map<String, Value> outputs = ends.get(i).outputs();
      visit.bind(elements.get(i).outBindings(), outputs);
    }
    return new Outcome.GoTo(visit.item().outName());
  }

  private static String name(Item.SubElement element, ChildEnd end) {
    return element.displayName().isBlank() ? end.workflowName() : element.displayName();
  }
}
