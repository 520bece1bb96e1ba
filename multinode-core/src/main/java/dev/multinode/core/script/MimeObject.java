package dev.multinode.core.script;

import dev.multinode.core.value.Value;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/**
 * The class {@code MimeAttachment} of scripts. Its {@code content} is text in UTF-8, its {@code
 * buffer} the bytes as they are.
 */
final class MimeObject extends HostObject {
  private transient Value.Mime value;

  MimeObject(Scriptable scope, Value.Mime value) {
    super(scope, "MimeAttachment", true);
    this.value = value;
    property(
        "name",
        () -> this.value.name(),
        name -> set(new Value.Mime(text(name), this.value.mimeType(), this.value.content())));
    property(
        "mimeType",
        () -> this.value.mimeType(),
        type -> set(new Value.Mime(this.value.name(), text(type), this.value.content())));
    property(
        "content",
        () -> new String(this.value.content(), StandardCharsets.UTF_8),
        content -> setContent(text(content).getBytes(StandardCharsets.UTF_8)));
    property(
        "buffer",
        () -> new BytesObject(getParentScope(), this.value.content()),
        buffer -> setContent(bytes(buffer)));
    method("write", args -> write(args));
  }

  /**
   * @param args a file, which is read; or a name; or nothing
   */
  static MimeObject make(ScriptRun run, Scriptable scope, Arguments args) {
    if (args.get(0) instanceof FileObject file) {
      Path path = run.files().resolve(file.path());
      String name = path.getFileName().toString();
      return new MimeObject(
          scope, new Value.Mime(name, type(name), run.files().files().read(path)));
    }
    String name = args.text(0);
    return new MimeObject(scope, new Value.Mime(name, type(name), new byte[0]));
  }

  private static String type(String name) {
    String known = URLConnection.guessContentTypeFromName(name);
    return known == null ? "application/octet-stream" : known;
  }

  Value.Mime value() {
    return value;
  }

  private void set(Value.Mime other) {
    value = other;
  }

  private void setContent(byte[] content) {
    value = new Value.Mime(value.name(), value.mimeType(), content);
  }

  private static byte[] bytes(Object buffer) {
    if (buffer instanceof BytesObject bytes) {
      return bytes.bytes();
    }
    throw HostErrors.text("MimeAttachment.buffer takes a ByteBuffer");
  }

  private static String text(Object set) {
    return set == null || Undefined.isUndefined(set) ? "" : Context.toString(set);
  }

  private Object write(Arguments args) {
    RunFiles files = Globals.run(this).files();
    Path folder = files.resolve(args, 0, "the folder");
    String name = args.get(1) == null ? value.name() : args.text(1);
    files.files().write(files.resolve(folder + "/" + name), value.content());
    return null;
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[MimeAttachment " + value.name() + "]";
  }
}
