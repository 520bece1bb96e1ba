package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;

/** Arguments of a call from a script, read one by one. */
record ScriptArgs(String method, List<Value> args) {
  String text(int index, String name) {
    Value value = value(index);
    if (value instanceof Value.Text text) {
      return text.text();
    }
    throw refused(index, name, "a text");
  }

  /** A missing one is false. */
  boolean flag(int index) {
    return value(index) instanceof Value.Bool bool && bool.truth();
  }

  /** A missing one is empty. */
  Map<String, Value> properties(int index, String name) {
    Value value = value(index);
    if (value.isNull()) {
      return Map.of();
    }
    if (value instanceof Value.Props props) {
      return props.entries();
    }
    throw refused(index, name, "Properties");
  }

  /** The id of an object, or an id as a text. */
  String id(int index, String name) {
    Value value = value(index);
    return value instanceof Value.Ref ref ? ref.id() : text(index, name);
  }

  private Value value(int index) {
    return index < args.size() ? args.get(index) : Value.NULL;
  }

  private MultinodeException refused(int index, String name, String wanted) {
    return new MultinodeException(
        ErrorCode.INPUT_INVALID,
        "argument %d (%s) of %s is not %s".formatted(index + 1, name, method, wanted));
  }
}
