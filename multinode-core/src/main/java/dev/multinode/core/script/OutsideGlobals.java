package dev.multinode.core.script;

import java.nio.file.Path;
import java.util.Map;
import org.mozilla.javascript.Scriptable;

/** The classes of scripts for what is outside of the node: files, URLs, programs. */
final class OutsideGlobals {
  private interface Maker {
    Object make(ScriptRun run, Scriptable scope, Arguments args);
  }

  private static final Map<String, Maker> CLASSES =
      Map.of(
          "ByteBuffer",
          BytesObject::make,
          "Command",
          CommandObject::make,
          "File",
          (run, scope, args) -> new FileObject(scope, run.files(), path(run, args)),
          "FileReader",
          (run, scope, args) -> new ReaderObject(scope, run.files(), path(run, args)),
          "FileWriter",
          writer("FileWriter"),
          "LogFileWriter",
          writer("LogFileWriter"),
          "MimeAttachment",
          MimeObject::make,
          "URL",
          (run, scope, args) -> new UrlObject(run, scope, args.text(0)),
          "ZipWriter",
          (run, scope, args) -> new ZipObject(run, scope, path(run, args)));

  private OutsideGlobals() {}

  private static Path path(ScriptRun run, Arguments args) {
    return run.files().resolve(args, 0, "the path");
  }

  private static Maker writer(String name) {
    return (run, scope, args) -> new WriterObject(scope, name, run.files(), path(run, args));
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
