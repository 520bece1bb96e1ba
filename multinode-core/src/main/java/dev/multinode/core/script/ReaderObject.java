package dev.multinode.core.script;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mozilla.javascript.Scriptable;

/** The class {@code FileReader} of scripts; text is UTF-8. */
final class ReaderObject extends HostObject {
  private final transient RunFiles files;
  private final transient Path path;
  private transient OpenFile open;

  ReaderObject(Scriptable scope, RunFiles files, Path path) {
    super(scope, "FileReader", true);
    this.files = files;
    this.path = path;
    property("exists", () -> Files.exists(path));
    method(
        "open",
        args -> {
          close();
          open = files.open(path, StandardOpenOption.READ);
          return null;
        });
    method("readLine", args -> opened().readLine());
    method("readAll", args -> new String(opened().readAll(), StandardCharsets.UTF_8));
    method("close", args -> close());
  }

  private OpenFile opened() {
    if (open == null) {
      throw HostErrors.text("FileReader: '%s' is not open; call open() first".formatted(path));
    }
    return open;
  }

  private Object close() {
    files.close(open);
    open = null;
    return null;
  }
}
