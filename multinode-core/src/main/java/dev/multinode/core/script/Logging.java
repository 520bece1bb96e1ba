package dev.multinode.core.script;

import org.mozilla.javascript.Context;

/** What {@code System} and {@code Server} have in common: the functions that log. */
final class Logging {
  private Logging() {}

  /**
   * @param origin as in {@link ScriptLog#line}
   */
  static void declare(HostClass type, String origin) {
    log(type, origin, "debug", "debug");
    log(type, origin, "log", "info");
    log(type, origin, "warn", "warning");
    log(type, origin, "error", "error");
    if (origin.equals("system")) {
      log(type, origin, "stdout", "debug");
      type.method(
          "setLogMarker",
          (self, args) -> {
            self.run().setLogMarker(args.text(0));
            return null;
          });
    }
  }

  private static void log(HostClass type, String origin, String method, String severity) {
    type.method(
        method,
        (self, args) -> {
          self.run().log(origin, severity, text(args));
          return null;
        });
  }

  /** The second argument of {@code Server.log} and its kin is more of the same. */
  private static String text(Arguments args) {
    String text = args.count() == 0 ? "" : Context.toString(args.values()[0]);
    return args.get(1) == null ? text : text + " " + Context.toString(args.values()[1]);
  }
}
