package dev.multinode.core.script;

import dev.multinode.core.value.Value;
import java.time.Instant;
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

  /** As {@code if} takes it; false for an argument that is missing. */
  boolean truth(int index) {
    return get(index) != null && Context.toBoolean(values[index]);
  }

  /** A date, or a number of milliseconds since 1970. */
  Instant date(int index, String what) {
    double millis = get(index) == null ? Double.NaN : Context.toNumber(values[index]);
    if (Double.isNaN(millis)) {
      throw HostErrors.text("%s: %s is no date".formatted(function, what));
    }
    return Instant.ofEpochMilli((long) millis);
  }

  /** An object of the node or of a plug-in, such as a workflow. */
  Value.Ref ref(int index, String what) {
    if (get(index) instanceof RefObject object) {
      return object.ref();
    }
    throw HostErrors.text(
        get(index) == null
            ? "%s: %s is missing".formatted(function, what)
            : "%s: %s is no object of the node or of a plug-in".formatted(function, what));
  }

  /** An object of one type. */
  Value.Ref ref(int index, String type, String what) {
    Value.Ref ref = ref(index, what);
    if (!ref.type().text().equalsIgnoreCase(type)) {
      throw HostErrors.text(
          "%s: %s is a %s, and a %s is expected".formatted(function, what, ref.type(), type));
    }
    return ref;
  }
}
