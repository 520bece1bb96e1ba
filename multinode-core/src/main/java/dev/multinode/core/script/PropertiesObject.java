package dev.multinode.core.script;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The class {@code Properties} of scripts: keys to values, in the order in which they came. */
final class PropertiesObject extends ScriptableObject {
  private final transient Map<String, Object> entries = new LinkedHashMap<>();

  PropertiesObject(Scriptable scope) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
  }

  /** The function that scripts call with {@code new}; it copies another object. */
  static HostFunction constructor(ScriptRun run, Scriptable scope) {
    return new HostFunction(scope, "Properties", args -> of(scope, args.get(0)));
  }

  private static PropertiesObject of(Scriptable scope, Object source) {
    PropertiesObject made = new PropertiesObject(scope);
    if (source instanceof PropertiesObject other) {
      made.entries.putAll(other.entries);
    } else if (source instanceof Scriptable object) {
      for (Object id : object.getIds()) {
        made.entries.put(id.toString(), ScriptableObject.getProperty(object, id.toString()));
      }
    } else if (source != null) {
      throw HostErrors.text("Properties: only another object can be copied; use load for a text");
    }
    return made;
  }

  /** What it holds, as script values; changes count. */
  Map<String, Object> entries() {
    return entries;
  }

  /** Null for what is no method. */
  private HostFunction.Body method(String name) {
    return switch (name) {
      case "get" -> args -> entries.get(args.need(0, "the key"));
      case "put" -> this::put;
      case "remove" -> args -> entries.remove(args.need(0, "the key"));
      case "load" -> this::load;
      default -> null;
    };
  }

  private Object put(Arguments args) {
    entries.put(args.need(0, "the key"), args.get(1));
    return null;
  }

  /** Reads lines {@code key=value}, as files of properties have them. */
  private Object load(Arguments args) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(args.need(0, "the text")));
    } catch (IOException | IllegalArgumentException e) {
      throw HostErrors.text(
          "Properties.load: the text is no list of properties: " + e.getMessage());
    }
    read.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> entries.put(key, read.getProperty(key)));
    return null;
  }

  @Override
  public String getClassName() {
    return "Properties";
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return method(name) != null || name.equals("keys") || entries.containsKey(name);
  }

  @Override
  public Object get(String name, Scriptable start) {
    HostFunction.Body method = method(name);
    if (method != null) {
      return new HostFunction(getParentScope(), "Properties." + name, method);
    }
    if (name.equals("keys")) {
      return Context.getCurrentContext().newArray(getParentScope(), entries.keySet().toArray());
    }
    return entries.containsKey(name) ? entries.get(name) : super.get(name, start);
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    entries.put(name, value);
  }

  @Override
  public void delete(String name) {
    entries.remove(name);
  }

  @Override
  public Object[] getIds() {
    return entries.keySet().toArray();
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[Properties]";
  }
}
