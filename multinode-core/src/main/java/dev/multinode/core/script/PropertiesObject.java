package dev.multinode.core.script;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The class {@code Properties} of scripts: keys to values, in the order in which they came. */
final class PropertiesObject extends ScriptableObject {
  private final transient Map<String, Object> entries = new LinkedHashMap<>();
  private final transient Map<String, Object> methods = new LinkedHashMap<>();

  PropertiesObject(Scriptable scope) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
    method("get", args -> entries.get(args.text(0)));
    method("put", args -> entries.put(args.text(0), args.get(1)));
    method("remove", args -> entries.remove(args.text(0)));
  }

  private void method(String name, HostFunction.Body body) {
    methods.put(name, new HostFunction(getParentScope(), "Properties." + name, body));
  }

  /** What it holds, as script values; changes count. */
  Map<String, Object> entries() {
    return entries;
  }

  @Override
  public String getClassName() {
    return "Properties";
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return methods.containsKey(name) || name.equals("keys") || entries.containsKey(name);
  }

  @Override
  public Object get(String name, Scriptable start) {
    if (methods.containsKey(name)) {
      return methods.get(name);
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
