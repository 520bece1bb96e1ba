package dev.multinode.core.testing;

import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A run on a {@link FakeServer}. */
final class FakeRun {
  final String id;
  final FakeWorkflow workflow;
  final JsonNode inputs;
  final String startedBy;
  final Instant startedAt;
  String state = "running";
  String error;
  Map<String, Value> outputs = Map.of();

  FakeRun(String id, FakeWorkflow workflow, JsonNode inputs, String startedBy, Instant startedAt) {
    this.id = id;
    this.workflow = workflow;
    this.inputs = inputs;
    this.startedBy = startedBy;
    this.startedAt = startedAt;
  }

  boolean isFinal() {
    return state.equals("completed") || state.equals("failed") || state.equals("canceled");
  }
}
