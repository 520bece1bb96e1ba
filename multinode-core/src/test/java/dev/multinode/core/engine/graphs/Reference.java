package dev.multinode.core.engine.graphs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs graphs in the simplest way: by recursion, in memory, all parts one after another. */
final class Reference {
  private static final int MAX_STEPS = 400;

  /** The words that each run told the outside, in order; runs that told nothing are left out. */
  private final List<List<String>> effects = new ArrayList<>();

  private int steps;

  /**
   * How a run ends.
   *
   * @param error null when it is completed
   * @param place null when it is completed
   */
  record Ending(Map<String, Object> outputs, String error, String place) {}

  /** Thrown when a graph takes too long to be of use. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** An error on its way up. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String place;

    Failure(String text, String place) {
      super(text, null, false, false);
      this.place = place;
    }
  }

  List<List<String>> effects() {
    return effects.stream().filter(told -> !told.isEmpty()).toList();
  }

  Ending run(Graph graph, Map<String, Object> inputs) {
    List<String> told = new ArrayList<>();
    effects.add(told);
    try {
      return new Ending(new Frame(graph, inputs, told, 1).run(), null, null);
    } catch (Failure e) {
      return new Ending(Map.of(), e.getMessage(), e.place);
    }
  }

  /** A workflow that is being run. */
  private final class Frame {
    private final Graph graph;
    private final List<String> told;
    private final int depth;
    private final Map<String, Object> variables = new HashMap<>();
    private Graph.Node node;

    Frame(Graph graph, Map<String, Object> inputs, List<String> told, int depth) {
      this.graph = graph;
      this.told = told;
      this.depth = depth;
      variables.putAll(graph.start());
      Graph.INPUTS.forEach(name -> variables.put(name, inputs.get(name)));
    }

    Map<String, Object> run() {
      boolean handling = false;
      String next = graph.nodes().get(0).name();
      while (next != null) {
        node = graph.node(next);
        if (++steps > MAX_STEPS) {
          throw new TooLong();
        }
        if (node.kind() instanceof Graph.End end && end.failing()) {
          throw new Failure(endText(), place());
        }
        try {
          next = step();
        } catch (Failure e) {
          if (node.throwBind() != null) {
            variables.put(node.throwBind(), e.getMessage());
          }
          if (node.caught() != null && !node.caught().isEmpty()) {
            next = node.caught();
          } else if (graph.handler() != null && !handling) {
            handling = true;
            if (graph.handler().throwBind() != null) {
              variables.put(graph.handler().throwBind(), e.getMessage());
            }
            next = graph.handler().node();
          } else {
            throw e;
          }
        }
      }
      Map<String, Object> outputs = new HashMap<>();
      Graph.OUTPUTS.forEach(name -> outputs.put(name, variables.get(name)));
      return outputs;
    }

    private String endText() {
      Object text = node.throwBind() == null ? null : variables.get(node.throwBind());
      return text == null ? "the workflow ended with an error (" + source() + ")" : text.toString();
    }

    private String place() {
      return depth == 1 ? node.name() : graph.name() + "/" + node.name();
    }

    private String source() {
      return "Workflow:%s / %s (%s)".formatted(graph.name(), node.display(), node.name());
    }

    private Failure failure(String text) {
      return new Failure(text, place());
    }

    /** The item that comes next. */
    private String step() {
      Graph.Kind kind = node.kind();
      if (kind instanceof Graph.Task task) {
        bindOut(task.script().out(), script(task.script()));
      } else if (kind instanceof Graph.Condition condition) {
        Map<String, Object> locals = script(condition.script());
        boolean yes = condition.test().holds(locals);
        bindOut(condition.script().out(), locals);
        return yes ? node.next() : condition.otherwise();
      } else if (kind instanceof Graph.Switch choice) {
        return choose(choice);
      } else if (kind instanceof Graph.Link link) {
        bindOut(link.call().out(), call(link.call(), in(link.call().in())));
      } else if (kind instanceof Graph.Foreach foreach) {
        each(foreach);
      } else if (kind instanceof Graph.Decision decision) {
        Map<String, Object> locals = new HashMap<>();
        call(decision.call(), in(decision.call().in()))
            .forEach((name, value) -> locals.put("arg_out_" + name, value));
        return decision.test().holds(locals) ? node.next() : decision.otherwise();
      } else if (kind instanceof Graph.Multiple multiple) {
        beside(multiple.calls());
      } else if (kind instanceof Graph.Timer timer && !timer.dated()) {
        throw failure("there is no date to wait for: 'timer.date' is not set (" + source() + ")");
      } else if (kind instanceof Graph.End) {
        return null;
      }
      return node.next();
    }

    private String choose(Graph.Switch choice) {
      Map<String, Object> locals = script(choice.script());
      for (Graph.Case one : choice.cases()) {
        if (one.test().holds(locals)) {
          return one.node();
        }
      }
      if (choice.otherwise() == null) {
        throw failure("no branch of the switch fits; add a default branch (" + source() + ")");
      }
      return choice.otherwise();
    }

    private Map<String, Object> in(List<Graph.Bind> binds) {
      Map<String, Object> locals = new LinkedHashMap<>();
      binds.forEach(bind -> locals.put(bind.local(), variables.get(bind.variable())));
      return locals;
    }

    private void bindOut(List<Graph.Bind> binds, Map<String, Object> locals) {
      for (Graph.Bind bind : binds) {
        if (bind.variable() != null) {
          variables.put(bind.variable(), locals.get(bind.local()));
        }
      }
    }

    private Map<String, Object> script(Graph.Script script) {
      Map<String, Object> locals = in(script.in());
      for (Graph.Statement statement : script.statements()) {
        if (statement instanceof Graph.Assign assign) {
          locals.put(assign.local(), assign.expr().eval(locals));
        } else if (statement instanceof Graph.Effect effect) {
          tell(effect.word(), effect.locals(), locals);
        } else if (statement instanceof Graph.Throw thrown && thrown.test().holds(locals)) {
          throw failure("%s (%s#1)".formatted(thrown.text(), source()));
        }
      }
      return locals;
    }

    private void tell(String word, List<String> names, Map<String, Object> locals) {
      StringBuilder line = new StringBuilder(word);
      names.forEach(name -> line.append(' ').append(locals.get(name)));
      told.add(line.toString());
    }

    private Map<String, Object> call(Graph.Call call, Map<String, Object> inputs) {
      return new Frame(call.graph(), inputs, told, depth + 1).run();
    }

    private void each(Graph.Foreach foreach) {
      Graph.Call call = foreach.call();
      int count =
          call.in().stream()
              .filter(Reference::isEach)
              .mapToInt(bind -> array(bind).size())
              .min()
              .orElseThrow();
      Map<String, List<Object>> collected = new LinkedHashMap<>();
      call.out().stream()
          .filter(Reference::isEach)
          .forEach(bind -> collected.put(bind.local(), new ArrayList<>()));
      for (int i = 0; i < count; i++) {
        Map<String, Object> inputs = new HashMap<>();
        for (Graph.Bind bind : call.in()) {
          inputs.put(
              bind.local(), isEach(bind) ? array(bind).get(i) : variables.get(bind.variable()));
        }
        Map<String, Object> outputs = Map.of();
        try {
          outputs = call(call, inputs);
          bindOut(call.out().stream().filter(bind -> !isEach(bind)).toList(), outputs);
        } catch (Failure e) {
          if (!foreach.catching()) {
            throw e;
          }
          tell("caught", List.of("error"), Map.of("error", e.getMessage()));
          if (foreach.catchThrows()) {
            throw failure("not good (" + source() + "#1)");
          }
        }
        for (Map.Entry<String, List<Object>> one : collected.entrySet()) {
          one.getValue().add(outputs.get(one.getKey()));
        }
      }
      for (Graph.Bind bind : call.out()) {
        if (isEach(bind)) {
          variables.put(bind.variable().substring(1), collected.get(bind.local()));
        }
      }
    }

    private List<?> array(Graph.Bind bind) {
      return variables.get(bind.variable().substring(1)) instanceof List<?> list ? list : List.of();
    }

    private void beside(List<Graph.Call> calls) {
      List<Ending> endings = new ArrayList<>();
      for (Graph.Call call : calls) {
        endings.add(Reference.this.run(call.graph(), in(call.in())));
      }
      for (int i = 0; i < calls.size(); i++) {
        Ending ending = endings.get(i);
        if (ending.error() != null) {
          String place = ending.place();
          throw new Failure(
              "'Part %d' failed: %s".formatted(i, ending.error()),
              place.indexOf('/') > 0 ? place : calls.get(i).graph().name() + "/" + place);
        }
      }
      for (int i = 0; i < calls.size(); i++) {
        bindOut(calls.get(i).out(), endings.get(i).outputs());
      }
    }
  }

  private static boolean isEach(Graph.Bind bind) {
    return bind.variable() != null && bind.variable().startsWith("*");
  }
}
