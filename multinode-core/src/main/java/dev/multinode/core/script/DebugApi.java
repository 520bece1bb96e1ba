package dev.multinode.core.script;

import java.util.Map;
import java.util.TreeMap;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;

/** The object {@code Debug} of scripts. */
final class DebugApi {
  static final HostClass CLASS =
      new HostClass("Debug").method("dumpVariables", (self, args) -> dump(self));

  private DebugApi() {}

  /** Logs what can be seen: variables that were not declared, and the outputs of the item. */
  private static Object dump(Self self) {
    Map<String, Object> variables = new TreeMap<>();
    add(variables, self.scope());
    add(variables, self.run().outputs());
    variables.forEach(
        (name, value) -> self.run().log("system", "debug", name + " = " + text(value)));
    return null;
  }

  private static void add(Map<String, Object> variables, Scriptable from) {
    for (Object id : from.getIds()) {
      Object value = from.get(id.toString(), from);
      if (!(value instanceof HostInstance) && !(value instanceof BaseFunction)) {
        variables.put(id.toString(), value);
      }
    }
  }

  private static String text(Object value) {
    try {
      return Context.toString(value);
    } catch (RhinoException e) {
      return "(has no text)";
    }
  }
}
