package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Makes values of what a script left, by the types that are declared. One reader serves one script,
 * and all it reads counts towards one limit.
 */
final class ValueReader {
  /** Deeper data is taken for an object that contains itself. */
  private static final int MAX_DEPTH = 100;

  /** One array that is in many places may be read for long. */
  private static final int READS_BETWEEN_LOOKS = 1_000;

  private final int maxChars;
  private long chars;
  private int reads;

  ValueReader(ScriptConfig config) {
    maxChars = config.maxResultChars();
  }

  /**
   * @param what for messages: {@code output 'msg'}
   * @throws IllegalArgumentException when the type does not fit, a function is in it, or it is too
   *     large
   */
  Value read(Object object, TypeName declared, String what) {
    return read(object, declared, what, 0);
  }

  private Value read(Object object, TypeName declared, String what, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          what + " is nested too deep, or contains itself; make it flat");
    }
    if (object == null || Undefined.isUndefined(object) || object == Scriptable.NOT_FOUND) {
      return Value.NULL;
    }
    if (declared.isAny()) {
      return free(object, what, depth);
    }
    if (declared.isText()) {
      return new Value.Text(text(object, what));
    }
    if (declared.isSecret() && !(object instanceof CredentialObject)) {
      return new Value.Secret(text(object, what));
    }
    if (declared.isArray()) {
      return array(object, declared, what, depth);
    }
    if (declared.isComposite()) {
      return composite(object, declared, what, depth);
    }
    Value value = free(object, what, depth);
    if (declared.is(TypeName.NUMBER)) {
      return value instanceof Value.Num ? value : number(object, value, what);
    }
    if (declared.is(TypeName.BOOLEAN)) {
      return value instanceof Value.Bool ? value : truth(value, what);
    }
    if (declared.is(TypeName.DATE) && !(value instanceof Value.Date)
        || declared.is(TypeName.PROPERTIES) && !(value instanceof Value.Props)
        || declared.is(TypeName.MIME_ATTACHMENT) && !(value instanceof Value.Mime)
        || declared.isPlugin() && !(value instanceof Value.Ref)) {
      throw mismatch(declared, value, what);
    }
    return value;
  }

  /** By what the object is, where nothing is declared. */
  private Value free(Object object, String what, int depth) {
    if (object instanceof CharSequence) {
      return new Value.Text(text(object, what));
    }
    if (object instanceof Boolean truth) {
      return new Value.Bool(truth);
    }
    if (object instanceof Number number) {
      return new Value.Num(number.doubleValue());
    }
    if (object instanceof RefObject ref) {
      return ref.ref();
    }
    if (object instanceof CredentialObject credential) {
      return credential.value();
    }
    if (object instanceof MimeObject mime) {
      count(mime.value().content().length, what);
      return mime.value();
    }
    if (object instanceof PropertiesObject properties) {
      return properties(properties, what, depth);
    }
    if (object instanceof NativeArray) {
      return array(object, TypeName.arrayOf(TypeName.ANY), what, depth);
    }
    if (object instanceof MissingMember missing) {
      throw missing.failure();
    }
    if (object instanceof Function) {
      throw new IllegalArgumentException(
          what + " is or holds a function; functions cannot be kept between items");
    }
    if (object instanceof Scriptable scriptable) {
      return ofClass(scriptable, what, depth);
    }
    throw new IllegalArgumentException(
        "%s is a %s, which cannot be kept".formatted(what, object.getClass().getSimpleName()));
  }

  private Value ofClass(Scriptable object, String what, int depth) {
    return switch (object.getClassName()) {
      case "Date" -> date(object, what);
      case "String", "XML", "XMLList", "RegExp", "Error" -> new Value.Text(text(object, what));
      case "Number" -> new Value.Num(Context.toNumber(object));
      case "Boolean" -> new Value.Bool("true".equals(Context.toString(object)));
      default -> {
        if (object instanceof HostObject || object instanceof HostInstance) {
          throw new IllegalArgumentException(
              "%s is the object %s, which cannot be kept".formatted(what, object.getClassName()));
        }
        yield new Value.Props(fields(object, what, depth));
      }
    };
  }

  private static Value date(Scriptable object, String what) {
    double millis = Context.toNumber(object);
    if (Double.isNaN(millis)) {
      throw new IllegalArgumentException(what + " is no valid date");
    }
    return new Value.Date(Instant.ofEpochMilli((long) millis));
  }

  private Value properties(PropertiesObject properties, String what, int depth) {
    Map<String, Value> entries = new LinkedHashMap<>();
    properties
        .entries()
        .forEach(
            (key, value) -> {
              count(key.length(), what);
              entries.put(key, read(value, TypeName.ANY, what + " key '" + key + "'", depth + 1));
            });
    return new Value.Props(entries);
  }

  private Map<String, Value> fields(Scriptable object, String what, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Object id : object.getIds()) {
      String key = id.toString();
      Object value = ScriptableObject.getProperty(object, key);
      if (id instanceof Integer index) {
        value = ScriptableObject.getProperty(object, index);
      }
      count(key.length(), what);
      fields.put(key, read(value, TypeName.ANY, what + "." + key, depth + 1));
    }
    return fields;
  }

  private Value array(Object object, TypeName declared, String what, int depth) {
    if (!(object instanceof NativeArray array)) {
      throw mismatch(declared, free(object, what, depth), what);
    }
    count(array.getLength(), what);
    int length = (int) array.getLength();
    List<Value> items = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      items.add(read(array.get(i, array), declared.element(), what + "[" + i + "]", depth + 1));
    }
    return new Value.Array(declared.element(), items);
  }

  private Value composite(Object object, TypeName declared, String what, int depth) {
    if (!(object instanceof Scriptable scriptable) || object instanceof RefObject) {
      throw mismatch(declared, free(object, what, depth), what);
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    declared
        .fields()
        .forEach(
            (name, type) ->
                fields.put(
                    name,
                    read(
                        ScriptableObject.getProperty(scriptable, name),
                        type,
                        what + "." + name,
                        depth + 1)));
    return new Value.Composite(declared, fields);
  }

  private Value number(Object object, Value value, String what) {
    double number = value instanceof Value.Text ? Context.toNumber(object) : Double.NaN;
    if (Double.isNaN(number)) {
      throw mismatch(TypeName.NUMBER, value, what);
    }
    return new Value.Num(number);
  }

  private static Value truth(Value value, String what) {
    if (value instanceof Value.Text text) {
      if (text.text().equalsIgnoreCase("true")) {
        return new Value.Bool(true);
      }
      if (text.text().equalsIgnoreCase("false")) {
        return new Value.Bool(false);
      }
    }
    throw mismatch(TypeName.BOOLEAN, value, what);
  }

  private String text(Object object, String what) {
    if (object instanceof MissingMember missing) {
      throw missing.failure();
    }
    if (object instanceof Function) {
      throw new IllegalArgumentException(
          what + " is a function; functions cannot be kept between items");
    }
    String text = Context.toString(object);
    count(text.length(), what);
    return text;
  }

  private void count(long more, String what) {
    chars += more;
    reads++;
    if (reads % READS_BETWEEN_LOOKS == 0) {
      Sandbox.Limited.current().check();
    }
    if (chars > maxChars) {
      throw new IllegalArgumentException(
          "the results of the script are larger than %d characters (at %s), the limit 'script.maxResultChars'"
              .formatted(maxChars, what));
    }
  }

  private static IllegalArgumentException mismatch(TypeName declared, Value value, String what) {
    return new IllegalArgumentException(
        "%s is declared as %s and holds a value of type %s"
            .formatted(what, declared, value.type()));
  }
}
