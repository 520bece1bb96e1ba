package dev.multinode.core.script;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;

/** The object {@code System} of scripts, as far as it is implemented. */
final class SystemApi {
  private SystemApi() {}

  static HostObject make(ScriptRun run, Scriptable scope) {
    HostObject system = new HostObject(scope, "System", true);
    logging(system, run, "system");
    return system
        .method("getModule", args -> new ModuleObject(run, scope, args.need(0, "the module")))
        .method("getContext", args -> run.executionContext(scope))
        .method("nextUUID", args -> UUID.randomUUID().toString())
        .method("getCurrentTime", args -> (double) run.clock().millis())
        .method("getObjectType", args -> type(args.get(0)))
        .method("getObjectClassName", args -> type(args.get(0)))
        .method("getObjectId", args -> args.get(0) instanceof RefObject r ? r.ref().id() : null)
        .method("getTempDirectory", args -> run.files().home().toString())
        .method(
            "createTempFile",
            args ->
                new FileObject(
                    scope,
                    run.files(),
                    run.files().createTemp(args.get(0) == null ? ".tmp" : args.text(0))))
        .method("formatDate", SystemApi::formatDate)
        .method("getDateFromFormat", args -> parseDate(args, scope))
        .method(
            "sleep",
            args -> {
              Sandbox.Limited.current().sleep((long) args.number(0, "the time in milliseconds"));
              return null;
            });
  }

  /** The four methods that log; {@code Server} has them too. */
  static void logging(HostObject object, ScriptRun run, String origin) {
    log(object, run, origin, "debug", "debug");
    log(object, run, origin, "log", "info");
    log(object, run, origin, "warn", "warning");
    log(object, run, origin, "error", "error");
  }

  private static void log(
      HostObject object, ScriptRun run, String origin, String method, String severity) {
    object.method(
        method,
        args -> {
          String text = args.count() == 0 ? "" : Context.toString(args.values()[0]);
          run.session().log().line(origin, severity, text);
          return null;
        });
  }

  private static Object type(Object object) {
    if (object == null) {
      return null;
    }
    if (object instanceof CharSequence) {
      return "string";
    }
    if (object instanceof Number) {
      return "number";
    }
    if (object instanceof Boolean) {
      return "boolean";
    }
    if (object instanceof NativeArray) {
      return "Array";
    }
    if (object instanceof Function) {
      return "function";
    }
    return object instanceof Scriptable scriptable ? scriptable.getClassName() : "Any";
  }

  private static Object formatDate(Arguments args) {
    if (args.get(0) == null) {
      return null;
    }
    return format(args).format(new Date((long) args.number(0, "the date")));
  }

  private static Object parseDate(Arguments args, Scriptable scope) {
    String text = args.need(0, "the text");
    try {
      double millis = format(args).parse(text).getTime();
      return Context.getCurrentContext().newObject(scope, "Date", new Object[] {millis});
    } catch (ParseException e) {
      throw HostErrors.text(
          "System.getDateFromFormat: '%s' is not of the form '%s'".formatted(text, args.text(1)));
    }
  }

  private static SimpleDateFormat format(Arguments args) {
    return new SimpleDateFormat(args.need(1, "the format"), Locale.ENGLISH);
  }
}
