package dev.multinode.core.script;

import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** An object of a class of ours that there is one of, such as {@code System}. */
final class HostInstance extends ScriptableObject {
  private final transient HostClass type;
  private final transient Self self;
  private final transient Map<String, HostFunction> functions = new HashMap<>();

  HostInstance(HostClass type, Self self) {
    super(self.scope(), ScriptableObject.getObjectPrototype(self.scope()));
    this.type = type;
    this.self = self;
  }

  /** The value of a member; {@code NOT_FOUND} of Rhino for one that is not declared. */
  Object member(String member) {
    HostClass.Method method = type.method(member);
    if (method != null) {
      return functions.computeIfAbsent(
          member,
          name ->
              new HostFunction(
                  self.scope(), type.name() + "." + name, args -> method.call(self, args)));
    }
    HostClass.Getter property = type.property(member);
    return property == null ? NOT_FOUND : HostErrors.translate(() -> property.get(self));
  }

  @Override
  public String getClassName() {
    return type.name();
  }

  @Override
  public boolean has(String member, Scriptable start) {
    return type.has(member) || super.has(member, start);
  }

  @Override
  public Object get(String member, Scriptable start) {
    Object known = member(member);
    return known == NOT_FOUND
        ? MissingMember.unless(super.get(member, start), this, type.name(), member)
        : known;
  }

  @Override
  public void put(String member, Scriptable start, Object value) {
    throw HostErrors.text("%s.%s cannot be changed".formatted(type.name(), member));
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[" + type.name() + "]";
  }
}
