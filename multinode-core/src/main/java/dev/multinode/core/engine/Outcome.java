package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an item wants to happen next. */
sealed interface Outcome {
  /**
   * @param item null when the workflow is at its end
   */
  record GoTo(String item) implements Outcome {}

  /** The workflow ends with an error. */
  record EndWithError(String text) implements Outcome {}

  /**
   * Another workflow runs, and the item is told when it has ended.
   *
   * @param inputs by the names of that workflow
   */
  record Call(String workflowId, Map<String, Value> inputs) implements Outcome {}

  /** Workflows run beside each other as runs of their own; the item waits for the first of them. */
  record Fork(List<Call> calls) implements Outcome {}

  /** The run waits for the end of a run that it has started as a part of itself. */
  record AwaitChild(String event) implements Outcome {}

  /**
   * The item has failed.
   *
   * @param place where the error arose first; null for the item itself
   */
  record Fail(String text, String place) implements Outcome {}

  /** The run waits for an event, and the item is told of it. */
  record AwaitEvent(String trigger) implements Outcome {}

  /** The run waits for a person's answer, and the item is told of it. */
  record Ask(Question question) implements Outcome {}

  /** The run waits for a time, and goes on behind the item. */
  record AwaitTime(Instant at) implements Outcome {}
}
