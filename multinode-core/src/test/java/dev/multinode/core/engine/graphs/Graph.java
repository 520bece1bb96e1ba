package dev.multinode.core.engine.graphs;

import java.util.List;
import java.util.Map;

/**
 * A workflow as the generator makes it. Values of variables are {@code Long}, {@code String},
 * {@code List<Long>} or null.
 *
 * @param start values of the attributes
 * @param handler the error handler; null for none
 */
record Graph(String id, String name, Map<String, Object> start, List<Node> nodes, Handler handler) {

  static final List<String> INPUTS = List.of("a", "b");
  static final List<String> NUMBERS = List.of("a", "b", "c", "d", "x", "y");

  /** Numbers, and an array. */
  static final List<String> OUTPUTS = List.of("x", "y", "results");

  Node node(String nodeName) {
    return nodes.stream().filter(node -> node.name().equals(nodeName)).findFirst().orElseThrow();
  }

  record Handler(String node, String throwBind) {}

  /**
   * What every item has.
   *
   * @param next null at an end
   * @param caught where an error leads; null or empty for nowhere
   * @param throwBind the variable that takes an error; null for none
   */
  record Node(String name, String next, String caught, String throwBind, Kind kind) {
    String display() {
      return "Item " + name;
    }
  }

  /** A variable of the item and one of the workflow; null when it is bound to nothing. */
  record Bind(String local, String variable) {}

  /** What an item does. */
  sealed interface Kind {}

  record Script(List<Bind> in, List<Bind> out, List<Statement> statements) {}

  record Task(Script script) implements Kind {}

  /**
   * @param word {@code condition} or {@code custom-condition}
   * @param otherwise the branch for false
   */
  record Condition(String word, Script script, Expr.Test test, String otherwise) implements Kind {}

  /**
   * @param cases tests and the items they lead to
   * @param otherwise null when there is no default branch
   */
  record Switch(Script script, List<Case> cases, String otherwise) implements Kind {}

  record Case(Expr.Test test, String node) {}

  record Call(Graph graph, List<Bind> in, List<Bind> out) {}

  record Link(Call call) implements Kind {}

  /**
   * Bound variables that begin with a star go on by element.
   *
   * @param catching whether it has a script for errors of an element
   * @param catchThrows whether that script fails
   */
  record Foreach(Call call, boolean catching, boolean catchThrows) implements Kind {}

  /** The test sees the outputs of the call, by {@code arg_out_} and their name. */
  record Decision(Call call, Expr.Test test, String otherwise) implements Kind {}

  record Multiple(List<Call> calls) implements Kind {}

  /**
   * @param dated whether there is a date, which has passed
   */
  record Timer(boolean dated) implements Kind {}

  /**
   * @param failing whether it ends with the error in {@link Node#throwBind}
   */
  record End(boolean failing) implements Kind {}

  /** A line of a script. */
  sealed interface Statement {}

  record Assign(String local, Expr expr) implements Statement {}

  record Throw(Expr.Test test, String text) implements Statement {}

  /** Tells the outside a word and the values of some variables. */
  record Effect(String word, List<String> locals) implements Statement {}
}
