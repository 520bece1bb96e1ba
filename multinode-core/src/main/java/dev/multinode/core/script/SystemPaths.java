package dev.multinode.core.script;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Parts of paths, as texts; both slashes separate names. And where temporary files lie. */
final class SystemPaths {
  private SystemPaths() {}

  static void declare(HostClass system) {
    system
        .method("extractDirectory", (self, args) -> directory(path(args)))
        .method("extractFileName", (self, args) -> name(path(args)))
        .method("extractFileNameExtension", (self, args) -> extension(path(args)))
        .method("extractFileNameWithoutExtension", (self, args) -> stem(path(args)))
        .method("getTempDirectory", (self, args) -> self.run().files().home().toString())
        .method("createTempFile", (self, args) -> createTemp(self, args))
        .method("appendToPath", (self, args) -> append(path(args), args.need(1, "what to add")));
  }

  private static FileObject createTemp(Self self, Arguments args) {
    RunFiles files = self.run().files();
    String suffix = args.get(0) == null ? ".tmp" : args.text(0);
    return new FileObject(self.scope(), files, files.createTemp(suffix));
  }

  /** A text, or an object with a property {@code path}, as a file has. */
  private static String path(Arguments args) {
    if (args.get(0) instanceof Scriptable object && ScriptableObject.hasProperty(object, "path")) {
      return Context.toString(ScriptableObject.getProperty(object, "path"));
    }
    return args.need(0, "the path");
  }

  /** Without the last separator, unless it is the root; empty for a name alone. */
  private static String directory(String path) {
    int end = separator(path);
    return end < 0 ? "" : end == 0 ? path.substring(0, 1) : path.substring(0, end);
  }

  private static String name(String path) {
    return path.substring(separator(path) + 1);
  }

  /** Without the dot; empty when there is none. */
  private static String extension(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }

  private static String stem(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static String append(String root, String more) {
    String end = more.replaceFirst("^[/\\\\]+", "");
    return root.isEmpty() ? more : root.replaceFirst("[/\\\\]+$", "") + "/" + end;
  }

  private static int separator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }
}
