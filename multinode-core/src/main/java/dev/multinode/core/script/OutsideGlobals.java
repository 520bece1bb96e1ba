package dev.multinode.core.script;

import java.util.Map;
import org.mozilla.javascript.Scriptable;

/** The classes with which scripts reach files. */
final class OutsideGlobals {
  private interface Maker {
    Object make(ScriptRun run, Scriptable scope, Arguments args);
  }

  private static final Map<String, Maker> CLASSES =
      Map.of(
          "File",
          (run, scope, args) -> new FileObject(scope, run.files(), path(run, args)),
          "FileReader",
          (run, scope, args) -> new ReaderObject(scope, run.files(), path(run, args)),
          "FileWriter",
          (run, scope, args) -> new WriterObject(scope, "FileWriter", run.files(), path(run, args)),
          "LogFileWriter",
          (run, scope, args) ->
              new WriterObject(scope, "LogFileWriter", run.files(), path(run, args)));

  private OutsideGlobals() {}

  private static java.nio.file.Path path(ScriptRun run, Arguments args) {
    return run.files().resolve(args, 0, "the path");
  }

  static boolean has(String name) {
    return CLASSES.containsKey(name);
  }

  /** A class, for {@code new}. */
  static HostFunction make(String name, ScriptRun run, Scriptable scope) {
    Maker maker = CLASSES.get(name);
    return new HostFunction(scope, name, args -> maker.make(run, scope, args));
  }
}
