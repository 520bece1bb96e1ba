package dev.multinode.core.engine;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.Item;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.script.ScriptCode;
import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Items that run other workflows, or an action, as a part of the same run. */
final class CallItems {
  private CallItems() {}

  /** Runs one workflow. */
  record Link() implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      return new Outcome.Call(
          visit.item().linkedWorkflowId(), visit.bound(visit.item().inBindings()));
    }

    @Override
    public boolean hasEffects() {
      return false;
    }

    @Override
    public Outcome returned(Visit visit, Map<String, Value> outputs) {
      visit.bind(visit.item().outBindings(), outputs);
      return new Outcome.GoTo(visit.item().outName());
    }
  }

  /**
   * Runs a workflow, whose outputs the script of the item judges, or an action, whose result
   * decides: the script is only the placeholder {@code return true} then, and running it would
   * never take the other branch ({@code vro-workflow-xml.md} §2, Decisions).
   */
  record Decision(ScriptEngine scripts, ContentLibrary library) implements ItemKind {
    private static final String IN = "arg_in_";
    private static final String OUT = "arg_out_";

    @Override
    public Outcome run(Visit visit) {
      Item.Reference reference =
          visit
              .item()
              .reference()
              .orElseThrow(
                  () -> new IllegalArgumentException("it refers to nothing that could decide"));
      Map<String, Value> arguments = arguments(visit);
      if (reference.type().equals("Workflow")) {
        return new Outcome.Call(reference.id(), arguments);
      }
      ScriptCode code = call(visit, reference.id());
      return ScriptItems.branch(
          visit, ScriptItems.isTrue(scripts.run(code, arguments, visit.session()).returned()));
    }

    private static Map<String, Value> arguments(Visit visit) {
      Map<String, Value> arguments = new LinkedHashMap<>();
      visit
          .bound(visit.item().inBindings())
          .forEach(
              (name, value) ->
                  arguments.put(name.startsWith(IN) ? name.substring(IN.length()) : name, value));
      return arguments;
    }

    private ScriptCode call(Visit visit, String id) {
      int slash = id.lastIndexOf('/');
      if (slash < 1) {
        throw new MultinodeException(
            ErrorCode.CONTENT_INVALID,
            "'%s' is no action; the reference of a decision reads module/action".formatted(id));
      }
      String module = id.substring(0, slash);
      String name = id.substring(slash + 1);
      Action action = library.action(module, name);
      String names =
          action.parameters().stream().map(Parameter::name).collect(Collectors.joining(","));
      String text = "return System.getModule(\"%s\")[\"%s\"](%s);".formatted(module, name, names);
      return new ScriptCode(visit.source(), text, action.parameters(), List.of(), TypeName.ANY);
    }

    @Override
    public Outcome returned(Visit visit, Map<String, Value> outputs) {
      Map<String, Value> known = new LinkedHashMap<>(visit.bound(visit.item().inBindings()));
      List<Parameter> parameters = new ArrayList<>(Visit.parameters(visit.item().inBindings()));
      outputs.forEach(
          (name, value) -> {
            known.put(OUT + name, value);
            parameters.add(new Parameter(OUT + name, value.type()));
          });
      ScriptCode own = visit.code();
      ScriptCode code =
          new ScriptCode(own.source(), own.text(), parameters, List.of(), TypeName.ANY);
      return ScriptItems.branch(
          visit, ScriptItems.isTrue(scripts.run(code, known, visit.session()).returned()));
    }
  }
}
