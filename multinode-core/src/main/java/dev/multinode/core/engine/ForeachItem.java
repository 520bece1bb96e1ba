package dev.multinode.core.engine;

import dev.multinode.core.content.Binding;
import dev.multinode.core.content.Item;
import dev.multinode.core.script.ScriptCode;
import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a workflow for each element of an array, one after another. Several arrays go on together,
 * as far as the shortest goes ({@code vro-workflow-xml.md} §2).
 */
record ForeachItem(ScriptEngine scripts) implements ItemKind {
  @Override
  public Outcome run(Visit visit) {
    int index = visit.frame().index();
    return index < length(visit)
        ? new Outcome.Call(workflow(visit), elements(visit, index))
        : finish(visit);
  }

  @Override
  public boolean hasEffects() {
    return false;
  }

  @Override
  public Outcome returned(Visit visit, Map<String, Value> outputs) {
    visit.bind(
        visit.item().outBindings().stream().filter(binding -> !isEach(binding)).toList(), outputs);
    return next(visit, outputs);
  }

  private Outcome next(Visit visit, Map<String, Value> outputs) {
    for (Binding binding : visit.item().outBindings()) {
      if (isEach(binding)) {
        collect(visit.frame(), binding, outputs.getOrDefault(binding.name(), Value.NULL));
      }
    }
    visit.frame().nextIndex();
    return run(visit);
  }

  /**
   * With a script for errors, the error counts for one element only, which has no result then;
   * variables that are bound without a star keep what they hold.
   */
  @Override
  public Optional<Outcome> failed(Visit visit, String error) {
    Optional<String> script = visit.item().iterationCatchScript();
    if (script.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Value> known = elements(visit, visit.frame().index());
    List<Parameter> parameters = new ArrayList<>();
    known.forEach((name, value) -> parameters.add(new Parameter(name, value.type())));
    String errorName =
        visit.item().throwBindName() == null ? "errorCode" : visit.item().throwBindName();
    known.put(errorName, Value.of(error));
    parameters.add(new Parameter(errorName, TypeName.STRING));
    scripts.run(
        new ScriptCode(visit.source(), script.get(), parameters, List.of(), TypeName.ANY),
        known,
        visit.session());
    return Optional.of(next(visit, Map.of()));
  }

  private static String workflow(Visit visit) {
    return visit
        .item()
        .reference()
        .map(Item.Reference::id)
        .orElseThrow(
            () ->
                new IllegalArgumentException("it refers to no workflow (" + visit.source() + ")"));
  }

  private static boolean isEach(Binding binding) {
    return binding.exportName() != null && binding.exportName().startsWith("*");
  }

  /** {@code sums} of {@code *sums} and of {@code *sums.total}. */
  private static String variable(Binding binding) {
    String name = binding.exportName().substring(1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** {@code total} of {@code *sums.total}; empty for {@code *sums}. */
  private static Optional<String> field(Binding binding) {
    int dot = binding.exportName().indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(binding.exportName().substring(dot + 1));
  }

  private static int length(Visit visit) {
    return visit.item().inBindings().stream()
        .filter(ForeachItem::isEach)
        .mapToInt(binding -> items(visit, binding).size())
        .min()
        .orElseThrow(
            () -> new IllegalArgumentException("no array is bound (" + visit.source() + ")"));
  }

  /** An array that is null has no elements. */
  private static List<Value> items(Visit visit, Binding binding) {
    return visit.frame().get(variable(binding)) instanceof Value.Array array
        ? array.items()
        : List.of();
  }

  private static Map<String, Value> elements(Visit visit, int index) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Binding binding : visit.item().inBindings()) {
      inputs.put(
          binding.name(), isEach(binding) ? element(visit, binding, index) : visit.value(binding));
    }
    return inputs;
  }

  private static Value element(Visit visit, Binding binding, int index) {
    Value element = items(visit, binding).get(index);
    Optional<String> field = field(binding);
    if (field.isPresent() && element instanceof Value.Composite composite) {
      return composite.fields().getOrDefault(field.get(), Value.NULL);
    }
    return element;
  }

  private static void collect(Frame frame, Binding binding, Value value) {
    List<Value> soFar = new ArrayList<>();
    if (frame.collected().get(binding.exportName()) instanceof Value.Array array) {
      soFar.addAll(array.items());
    }
    soFar.add(value);
    frame.collected().put(binding.exportName(), new Value.Array(TypeName.ANY, soFar));
  }

  private static Outcome finish(Visit visit) {
    Frame frame = visit.frame();
    Map<String, List<Binding>> byVariable = new LinkedHashMap<>();
    for (Binding binding : visit.item().outBindings()) {
      if (isEach(binding)) {
        byVariable.computeIfAbsent(variable(binding), name -> new ArrayList<>()).add(binding);
      }
    }
    byVariable.forEach(
        (name, bindings) -> {
          boolean fields = bindings.stream().anyMatch(binding -> field(binding).isPresent());
          frame.set(
              name, fields ? composites(visit, name, bindings) : plain(frame, bindings.get(0)));
        });
    return new Outcome.GoTo(visit.item().outName());
  }

  private static Value plain(Frame frame, Binding binding) {
    return new Value.Array(binding.type().element(), collected(frame, binding));
  }

  private static List<Value> collected(Frame frame, Binding binding) {
    return frame.collected().get(binding.exportName()) instanceof Value.Array array
        ? array.items()
        : List.of();
  }

  private static Value composites(Visit visit, String variable, List<Binding> bindings) {
    TypeName type = declared(visit, variable).element();
    int count = collected(visit.frame(), bindings.get(0)).size();
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Value> fields = new LinkedHashMap<>();
      type.fields().keySet().forEach(name -> fields.put(name, Value.NULL));
      for (Binding binding : bindings) {
        fields.put(field(binding).orElse(""), collected(visit.frame(), binding).get(i));
      }
      items.add(new Value.Composite(type, fields));
    }
    return new Value.Array(type, items);
  }

  private static TypeName declared(Visit visit, String variable) {
    return visit.workflow().attributes().stream()
        .filter(attribute -> attribute.name().equals(variable))
        .map(attribute -> attribute.type())
        .findFirst()
        .or(
            () ->
                visit.workflow().outputs().stream()
                    .filter(output -> output.name().equals(variable))
                    .map(Parameter::type)
                    .findFirst())
        .orElse(TypeName.arrayOf(TypeName.ANY));
  }
}
