package dev.multinode.core.script;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/**
 * The classes {@code FileWriter} and {@code LogFileWriter} of scripts: they write behind what is
 * there, until they are told to {@code clean}. Text is UTF-8.
 */
final class WriterObject extends HostObject {
  /** By {@code lineEndType}; which number means what is nowhere documented. */
  private static final String[] LINE_ENDS = {"\n", "\n", "\r\n", "\r"};

  private final transient RunFiles files;
  private final transient Path path;
  private transient OpenFile open;
  private int lineEndType;

  /**
   * @param name of the class
   */
  WriterObject(Scriptable scope, String name, RunFiles files, Path path) {
    super(scope, name, true);
    this.files = files;
    this.path = path;
    property("exists", () -> Files.exists(path));
    property("lineEndType", () -> lineEndType, this::setLineEnd);
    method("open", args -> open());
    method("close", args -> close());
    method("clean", args -> clean());
    method("write", args -> write(args.text(0)));
    method("writeLine", args -> write(args.text(0) + LINE_ENDS[lineEndType]));
  }

  private void setLineEnd(Object value) {
    double number = Context.toNumber(value);
    if (!(number >= 0 && number < LINE_ENDS.length)) {
      throw HostErrors.text(
          "%s.lineEndType is 0 or 1 (LF), 2 (CR LF) or 3 (CR)".formatted(getClassName()));
    }
    lineEndType = (int) number;
  }

  private Object open() {
    close();
    open = files.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    open.toEnd();
    return null;
  }

  private Object close() {
    files.close(open);
    open = null;
    return null;
  }

  private Object clean() {
    opened().clear();
    return null;
  }

  private Object write(String text) {
    opened().write(text.getBytes(StandardCharsets.UTF_8));
    return null;
  }

  private OpenFile opened() {
    if (open == null) {
      throw HostErrors.text(
          "%s: '%s' is not open; call open() first".formatted(getClassName(), path));
    }
    return open;
  }
}
