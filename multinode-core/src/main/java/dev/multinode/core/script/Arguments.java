package dev.multinode.core.script;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Undefined;

/**
 * What a script gave to a function of ours.
 *
 * @param function for messages
 */
record Arguments(String function, Object[] values) {
  int count() {
    return values.length;
  }

  /** Null for an argument that is missing, undefined or null. */
  Object get(int index) {
    return index < values.length && !Undefined.isUndefined(values[index]) ? values[index] : null;
  }

  /** The text form of an argument; the empty text for one that is missing. */
  String text(int index) {
    Object value = get(index);
    return value == null ? "" : Context.toString(value);
  }

  /** Text that has to be there. */
  String need(int index, String what) {
    Object value = get(index);
    if (value == null) {
      throw HostErrors.text("%s: %s is missing".formatted(function, what));
    }
    return Context.toString(value);
  }

  double number(int index, String what) {
    double number = get(index) == null ? Double.NaN : Context.toNumber(values[index]);
    if (Double.isNaN(number)) {
      throw HostErrors.text("%s: %s is no number".formatted(function, what));
    }
    return number;
  }
}
