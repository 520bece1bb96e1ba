package dev.multinode.examples.faults;

import java.util.List;
import java.util.Locale;

/** The kinds of runs that are at work while nodes fail, and what each has to write down. */
enum Kind {
  /** Two tasks. */
  PLAIN("1", "2"),
  /** Waits for an event that another run fires, before or after. */
  EVENT("before", "after"),
  /** Fires that event. */
  FIRE("fired"),
  /** Waits for a moment. */
  TIMER("before", "after"),
  /** Calls a workflow for each of three texts. */
  FOREACH("a", "b", "c", "end"),
  /** Calls a workflow that calls a workflow. */
  LINK("1", "2", "end"),
  /** Stands for a workflow of another node, which does the work. */
  PROXY("far");

  private final List<String> steps;

  Kind(String... steps) {
    this.steps = List.of(steps);
  }

  List<String> steps() {
    return steps;
  }

  /** The id of its workflow; a proxy's is that of its target. */
  String workflowId() {
    return "faults-" + name().toLowerCase(Locale.ROOT);
  }
}
