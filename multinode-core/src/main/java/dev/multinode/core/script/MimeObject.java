package dev.multinode.core.script;

import dev.multinode.core.value.Value;
import java.nio.charset.StandardCharsets;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** The class {@code MimeAttachment} of scripts; its content is text in UTF-8. */
final class MimeObject extends ScriptableObject {
  private transient Value.Mime value;

  MimeObject(Scriptable scope, Value.Mime value) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
    this.value = value;
  }

  /** The function that scripts call with {@code new} and a name. */
  static HostFunction constructor(ScriptRun run, Scriptable scope) {
    return new HostFunction(
        scope,
        "MimeAttachment",
        args ->
            new MimeObject(
                scope, new Value.Mime(args.text(0), "application/octet-stream", new byte[0])));
  }

  Value.Mime value() {
    return value;
  }

  @Override
  public String getClassName() {
    return "MimeAttachment";
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return switch (name) {
      case "name", "mimeType", "content" -> true;
      default -> super.has(name, start);
    };
  }

  @Override
  public Object get(String name, Scriptable start) {
    return switch (name) {
      case "name" -> value.name();
      case "mimeType" -> value.mimeType();
      case "content" -> new String(value.content(), StandardCharsets.UTF_8);
      default -> super.get(name, start);
    };
  }

  @Override
  public void put(String name, Scriptable start, Object set) {
    String text = set == null || Undefined.isUndefined(set) ? "" : Context.toString(set);
    switch (name) {
      case "name" -> value = new Value.Mime(text, value.mimeType(), value.content());
      case "mimeType" -> value = new Value.Mime(value.name(), text, value.content());
      case "content" ->
          value =
              new Value.Mime(value.name(), value.mimeType(), text.getBytes(StandardCharsets.UTF_8));
      default -> super.put(name, start, set);
    }
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[MimeAttachment " + value.name() + "]";
  }
}
