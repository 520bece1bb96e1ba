package dev.multinode.core.testing;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workflow of a {@link FakeServer}. Its runs go on until a test ends them, unless told. */
public final class FakeWorkflow {
  final String id;
  final String name;
  String version = "1.0.0";
  String folder = "Example";
  String endState;
  String error;
  Map<String, Value> results = Map.of();
  final List<Parameter> inputs = new ArrayList<>();
  final List<Parameter> outputs = new ArrayList<>();

  FakeWorkflow(String id, String name) {
    this.id = id;
    this.name = name;
  }

  public String id() {
    return id;
  }

  public FakeWorkflow version(String text) {
    version = text;
    return this;
  }

  public FakeWorkflow input(String parameter, String type) {
    inputs.add(new Parameter(parameter, new TypeName(type)));
    return this;
  }

  public FakeWorkflow output(String parameter, String type) {
    outputs.add(new Parameter(parameter, new TypeName(type)));
    return this;
  }

  /** Every run is completed when it is looked at. */
  public FakeWorkflow completesWith(Map<String, Value> values) {
    endState = "completed";
    results = new LinkedHashMap<>(values);
    return this;
  }

  /** Every run has failed when it is looked at. */
  public FakeWorkflow failsWith(String message) {
    endState = "failed";
    error = message;
    return this;
  }
}
