package dev.multinode.core.script;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/**
 * The class {@code File} of scripts ({@code vro-workflow-xml.md} §9): a path within the folder for
 * scripts.
 */
final class FileObject extends HostObject {
  private final transient RunFiles files;
  private final transient ScriptFiles disk;
  private transient Path path;

  FileObject(Scriptable scope, RunFiles files, Path path) {
    super(scope, "File", true);
    this.files = files;
    this.path = path;
    disk = files.files();
    facts();
    actions();
  }

  String path() {
    return path.toString();
  }

  private void facts() {
    property("path", this::path, value -> path = files.resolve(Context.toString(value)));
    property("name", () -> path.getFileName().toString());
    property("directory", () -> path.getParent().toString());
    property("extension", () -> extension(path.getFileName().toString()));
    property("exists", () -> Files.exists(path));
    property("isDir", () -> Files.isDirectory(path));
    property("isLocal", () -> true);
    property("hostname", () -> "");
    property("length", () -> (double) disk.size(path));
  }

  private void actions() {
    method("canRead", args -> Files.isReadable(path));
    method("canWrite", args -> Files.isWritable(Files.exists(path) ? path : path.getParent()));
    method(
        "createDirectory",
        args -> {
          disk.createFolder(path);
          return null;
        });
    method(
        "createFile",
        args -> {
          disk.createFolder(path.getParent());
          files.close(files.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
          return null;
        });
    method(
        "deleteFile",
        args -> {
          disk.delete(path);
          return null;
        });
    method(
        "write",
        args -> {
          disk.write(path, args.text(0).getBytes(StandardCharsets.UTF_8));
          return null;
        });
    method("list", args -> list(args.text(0)));
    method("renameTo", args -> rename(files.resolve(args, 0, "the new path")));
  }

  private Object list(String extension) {
    return Context.getCurrentContext()
        .newArray(
            getParentScope(),
            disk.list(path).stream()
                .map(child -> child.getFileName().toString())
                .filter(name -> name.endsWith(extension))
                .toArray());
  }

  private boolean rename(Path to) {
    disk.move(path, to);
    path = to;
    return true;
  }

  /** Without the dot; empty when there is none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 1 ? "" : name.substring(dot + 1);
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return path();
  }
}
