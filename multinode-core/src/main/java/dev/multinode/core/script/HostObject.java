package dev.multinode.core.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** An object of ours that scripts see: named properties and methods, and nothing else of it. */
class HostObject extends ScriptableObject {
  private final String name;
  private final transient Map<String, Supplier<Object>> members = new LinkedHashMap<>();
  private final transient Map<String, Consumer<Object>> setters = new LinkedHashMap<>();
  private final boolean strict;

  /**
   * @param name what scripts call it
   * @param strict whether a member that is not there is an error, and not just undefined
   */
  HostObject(Scriptable scope, String name, boolean strict) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
    this.name = name;
    this.strict = strict;
  }

  final HostObject property(String member, Supplier<Object> value) {
    members.put(member, value);
    return this;
  }

  /** A property that scripts may set. */
  final HostObject property(String member, Supplier<Object> value, Consumer<Object> setter) {
    setters.put(member, setter);
    return property(member, value);
  }

  final HostObject method(String member, HostFunction.Body body) {
    HostFunction function = new HostFunction(getParentScope(), name + "." + member, body);
    members.put(member, () -> function);
    return this;
  }

  @Override
  public String getClassName() {
    return name;
  }

  @Override
  public boolean has(String member, Scriptable start) {
    return members.containsKey(member) || super.has(member, start);
  }

  @Override
  public Object get(String member, Scriptable start) {
    Supplier<Object> known = members.get(member);
    if (known != null) {
      return HostErrors.translate(known);
    }
    Object own = super.get(member, start);
    return strict ? MissingMember.unless(own, this, name, member) : own;
  }

  @Override
  public void put(String member, Scriptable start, Object value) {
    Consumer<Object> setter = setters.get(member);
    if (setter != null) {
      HostErrors.translate(
          () -> {
            setter.accept(value);
            return null;
          });
      return;
    }
    if (members.containsKey(member) || strict) {
      throw HostErrors.text("%s.%s cannot be changed".formatted(name, member));
    }
    super.put(member, start, value);
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[" + name + "]";
  }
}
