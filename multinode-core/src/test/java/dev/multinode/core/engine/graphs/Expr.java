package dev.multinode.core.engine.graphs;

import java.util.Map;

/**
 * A tiny language of whole numbers, written as JavaScript and evaluated directly. A variable
 * without a value counts as 0, as it does in the arithmetic of JavaScript.
 */
sealed interface Expr {
  String js();

  long eval(Map<String, Object> variables);

  record Constant(long number) implements Expr {
    @Override
    public String js() {
      return "(" + number + ")";
    }

    @Override
    public long eval(Map<String, Object> variables) {
      return number;
    }
  }

  record Variable(String name) implements Expr {
    @Override
    public String js() {
      return name;
    }

    @Override
    public long eval(Map<String, Object> variables) {
      return variables.get(name) instanceof Long number ? number : 0;
    }
  }

  /**
   * @param operator one of {@code + - *}
   */
  record Binary(Expr left, char operator, Expr right) implements Expr {
    @Override
    public String js() {
      return "(" + left.js() + " " + operator + " " + right.js() + ")";
    }

    @Override
    public long eval(Map<String, Object> variables) {
      long a = left.eval(variables);
      long b = right.eval(variables);
      return switch (operator) {
        case '+' -> a + b;
        case '-' -> a - b;
        default -> a * b;
      };
    }
  }

  /** The rest of a division, with the sign of the dividend in both languages. */
  record Rest(Expr of, long by) implements Expr {
    @Override
    public String js() {
      return "(" + of.js() + " % " + by + ")";
    }

    @Override
    public long eval(Map<String, Object> variables) {
      return of.eval(variables) % by;
    }
  }

  /** Something that is true or false. */
  sealed interface Test {
    String js();

    boolean holds(Map<String, Object> variables);
  }

  record Less(Expr left, Expr right) implements Test {
    @Override
    public String js() {
      return "(" + left.js() + " < " + right.js() + ")";
    }

    @Override
    public boolean holds(Map<String, Object> variables) {
      return left.eval(variables) < right.eval(variables);
    }
  }

  record Even(Expr expr) implements Test {
    @Override
    public String js() {
      return "(" + expr.js() + " % 2 == 0)";
    }

    @Override
    public boolean holds(Map<String, Object> variables) {
      return expr.eval(variables) % 2 == 0;
    }
  }

  record Not(Test test) implements Test {
    @Override
    public String js() {
      return "!" + test.js();
    }

    @Override
    public boolean holds(Map<String, Object> variables) {
      return !test.holds(variables);
    }
  }

  record And(Test left, Test right) implements Test {
    @Override
    public String js() {
      return "(" + left.js() + " && " + right.js() + ")";
    }

    @Override
    public boolean holds(Map<String, Object> variables) {
      return left.holds(variables) && right.holds(variables);
    }
  }
}
