package dev.multinode.core.engine;

import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.script.ScriptResult;
import dev.multinode.core.value.Value;

/** Items that run a script: tasks, and those that choose the next item. */
final class ScriptItems {
  private ScriptItems() {}

  /**
   * Runs its script; that of a predefined task or of a call of an action does what it stands for.
   */
  record Task(ScriptEngine scripts) implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      visit.bind(visit.item().outBindings(), execute(scripts, visit).outputs());
      return new Outcome.GoTo(visit.item().outName());
    }
  }

  /** Takes the one or the other branch. */
  record Condition(ScriptEngine scripts) implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      ScriptResult result = execute(scripts, visit);
      visit.bind(visit.item().outBindings(), result.outputs());
      return branch(visit, isTrue(result.returned()));
    }
  }

  /** Goes to the item that its script names. */
  record Switch(ScriptEngine scripts) implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      if (execute(scripts, visit).returned() instanceof Value.Text next) {
        return new Outcome.GoTo(next.text());
      }
      throw new IllegalArgumentException(
          "no branch of the switch fits; add a default branch (%s)".formatted(visit.source()));
    }
  }

  static Outcome branch(Visit visit, boolean yes) {
    return new Outcome.GoTo(yes ? visit.item().outName() : visit.item().altOutName());
  }

  /** As JavaScript takes it in an {@code if}. */
  static boolean isTrue(Value value) {
    if (value instanceof Value.Bool truth) {
      return truth.truth();
    }
    if (value instanceof Value.Num number) {
      return number.number() != 0 && !Double.isNaN(number.number());
    }
    if (value instanceof Value.Text text) {
      return !text.text().isEmpty();
    }
    return !value.isNull();
  }

  private static ScriptResult execute(ScriptEngine scripts, Visit visit) {
    return scripts.run(visit.code(), visit.bound(visit.item().inBindings()), visit.session());
  }
}
