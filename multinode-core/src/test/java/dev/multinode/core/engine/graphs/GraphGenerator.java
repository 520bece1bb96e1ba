package dev.multinode.core.engine.graphs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes workflows by chance. Items lead forward only, but for loops that count, and workflows call
 * only those made before them: so every run ends.
 */
final class GraphGenerator {
  private static final int MAX_ITEMS = 8;
  private static final int MAX_LOOPS = 2;

  private final Random random;
  private final String prefix;
  private final List<Graph> made = new ArrayList<>();

  GraphGenerator(Random random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  /** Several workflows; the last one calls others. */
  List<Graph> generate() {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      made.add(new One(i).make());
    }
    return made;
  }

  Map<String, Object> inputs() {
    Map<String, Object> inputs = new LinkedHashMap<>();
    Graph.INPUTS.forEach(name -> inputs.put(name, chance(5) ? null : small()));
    return inputs;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private long small() {
    return random.nextInt(21) - 10;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One workflow in the making. */
  private final class One {
    private final int index;
    private final int items = 2 + random.nextInt(MAX_ITEMS);
    private final Map<String, Object> start = new LinkedHashMap<>();
    private int at;
    private int loops;

    One(int index) {
      this.index = index;
    }

    Graph make() {
      start.put("c", small());
      start.put("d", chance(4) ? null : small());
      start.put("n0", 0L);
      start.put("n1", 0L);
      start.put("err", null);
      start.put("list", list());
      start.put("other", list());
      List<Graph.Node> nodes = new ArrayList<>();
      for (at = 0; at < items - 1; at++) {
        nodes.add(node());
      }
      nodes.add(end());
      Graph.Handler handler =
          chance(3)
              ? new Graph.Handler(name(random.nextInt(items)), chance(3) ? null : "err")
              : null;
      return new Graph(prefix + "-" + index, "Graph " + index, start, nodes, handler);
    }

    private List<Object> list() {
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        list.add(small());
      }
      return list;
    }

    private String name(int item) {
      return "item" + item;
    }

    /** An item behind the present one. */
    private String later() {
      return name(at + 1 + random.nextInt(Math.min(3, items - at - 1)));
    }

    private Graph.Node end() {
      boolean failing = chance(4);
      return new Graph.Node(
          name(at), null, null, failing && !chance(4) ? "err" : null, new Graph.End(failing));
    }

    private Graph.Node node() {
      Graph.Kind kind = kind();
      if (kind == null) {
        return end();
      }
      String caught = chance(3) ? later() : chance(6) ? "" : null;
      return new Graph.Node(
          name(at), chance(25) ? null : later(), caught, chance(3) ? "err" : null, kind);
    }

    /** Null for an end. */
    private Graph.Kind kind() {
      int dice = random.nextInt(made.isEmpty() ? 12 : 22);
      if (dice < 5) {
        return new Graph.Task(script(true));
      } else if (dice < 7) {
        return new Graph.Condition(
            chance(2) ? "condition" : "custom-condition",
            script(false),
            test(List.of("l_a", "l_c")),
            chance(25) ? null : later());
      } else if (dice < 9) {
        return loops < MAX_LOOPS && at > 0 ? loop() : new Graph.Task(script(true));
      } else if (dice == 9) {
        return choice();
      } else if (dice == 10) {
        return new Graph.Timer(!chance(4));
      } else if (dice == 11) {
        return chance(3) ? null : new Graph.Task(script(true));
      } else if (dice < 15) {
        return new Graph.Link(call("x", "y"));
      } else if (dice < 18) {
        return foreach();
      } else if (dice < 20) {
        return new Graph.Decision(
            call(), test(List.of("arg_out_x", "arg_out_y")), chance(25) ? null : later());
      }
      return multiple();
    }

    /** Leads back until its counter is at a limit; it never begins anew. */
    private Graph.Kind loop() {
      String counter = "n" + loops++;
      List<Graph.Bind> bind = List.of(new Graph.Bind("l_n", counter));
      Expr more = new Expr.Binary(new Expr.Variable("l_n"), '+', new Expr.Constant(1));
      Graph.Script script = new Graph.Script(bind, bind, List.of(new Graph.Assign("l_n", more)));
      Expr.Test done =
          new Expr.Not(
              new Expr.Less(new Expr.Variable("l_n"), new Expr.Constant(1 + random.nextInt(3))));
      return new Graph.Condition("custom-condition", script, done, name(random.nextInt(at)));
    }

    private Graph.Kind choice() {
      List<Graph.Case> cases = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        cases.add(new Graph.Case(test(List.of("l_a", "l_c")), later()));
      }
      return new Graph.Switch(script(false), cases, chance(4) ? null : later());
    }

    /** Reads some variables, computes, tells, may throw, and writes some back. */
    private Graph.Script script(boolean writing) {
      List<Graph.Bind> in = new ArrayList<>();
      List<String> known = new ArrayList<>();
      for (String variable : Graph.NUMBERS) {
        // conditions read a and c
        if (!chance(3) || variable.equals("a") || variable.equals("c")) {
          in.add(new Graph.Bind("l_" + variable, chance(8) ? null : variable));
          known.add("l_" + variable);
        }
      }
      in.add(new Graph.Bind("l_err", "err"));
      List<Graph.Statement> statements = new ArrayList<>();
      List<Graph.Bind> out = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        statements.add(statement(known, writing ? out : null));
      }
      if (writing && chance(5)) {
        out.add(new Graph.Bind("nothing", pick(Graph.NUMBERS)));
      }
      return new Graph.Script(in, out, statements);
    }

    /**
     * @param out where results are bound; null when there are none
     */
    private Graph.Statement statement(List<String> known, List<Graph.Bind> out) {
      int dice = random.nextInt(10);
      if (dice < 3) {
        List<String> shown = new ArrayList<>(List.of(pick(known), pick(known)));
        if (chance(3)) {
          shown.add("l_err");
        }
        return new Graph.Effect(index + "." + at, shown);
      } else if (dice < 5) {
        return new Graph.Throw(test(known), "boom " + at);
      }
      String local = pick(known);
      if (out != null && !chance(4)) {
        Graph.Bind bind = new Graph.Bind(local, pick(Graph.NUMBERS));
        if (out.stream()
            .noneMatch(
                one -> one.local().equals(local) || one.variable().equals(bind.variable()))) {
          out.add(bind);
        }
      }
      return new Graph.Assign(local, new Expr.Rest(expr(known, 2), 97));
    }

    private Expr expr(List<String> known, int depth) {
      if (depth == 0 || chance(4)) {
        return chance(3) ? new Expr.Constant(small()) : new Expr.Variable(pick(known));
      }
      return new Expr.Binary(
          expr(known, depth - 1), "+-*".charAt(random.nextInt(3)), expr(known, depth - 1));
    }

    private Expr.Test test(List<String> known) {
      int dice = random.nextInt(6);
      if (dice < 3) {
        return new Expr.Less(expr(known, 1), expr(known, 1));
      } else if (dice == 3) {
        return new Expr.Even(expr(known, 1));
      } else if (dice == 4) {
        return new Expr.Not(new Expr.Less(expr(known, 1), expr(known, 1)));
      }
      return new Expr.And(
          new Expr.Even(expr(known, 0)), new Expr.Less(expr(known, 1), expr(known, 0)));
    }

    private Graph.Call call(String... outputs) {
      List<Graph.Bind> in = new ArrayList<>();
      for (String input : Graph.INPUTS) {
        in.add(new Graph.Bind(input, chance(6) ? null : pick(Graph.NUMBERS)));
      }
      List<Graph.Bind> out = new ArrayList<>();
      for (String output : outputs) {
        out.add(new Graph.Bind(output, chance(8) ? null : pick(Graph.NUMBERS)));
      }
      return new Graph.Call(pick(made), in, out);
    }

    private Graph.Kind foreach() {
      List<Graph.Bind> in =
          List.of(
              new Graph.Bind("a", "*list"),
              new Graph.Bind("b", chance(2) ? "*other" : chance(4) ? null : "c"));
      List<Graph.Bind> out =
          List.of(new Graph.Bind("x", "*results"), new Graph.Bind("y", chance(3) ? null : "d"));
      boolean catching = chance(2);
      return new Graph.Foreach(
          new Graph.Call(pick(made), in, out), catching, catching && chance(6));
    }

    private Graph.Kind multiple() {
      List<Graph.Call> calls = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        calls.add(call("x", "y"));
      }
      return new Graph.Multiple(calls);
    }
  }
}
