package dev.multinode.core.script;

import dev.multinode.core.value.Value;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * An object that lives elsewhere, as scripts see it. It is looked up when a script asks for more
 * than its id and type.
 */
final class RefObject extends ScriptableObject {
  private final transient ScriptRun run;
  private final transient Value.Ref ref;
  private transient HostInstance members;

  RefObject(ScriptRun run, Scriptable scope, Value.Ref ref) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
    this.run = run;
    this.ref = ref;
  }

  Value.Ref ref() {
    return ref;
  }

  @Override
  public String getClassName() {
    return ref.type().text();
  }

  @Override
  public boolean has(String name, Scriptable start) {
    HostClass type = CoreObjects.find(ref.type());
    if (type != null) {
      return name.equals("id") || type.has(name) || super.has(name, start);
    }
    Object value = get(name, start);
    return value != NOT_FOUND && !(value instanceof MissingMember);
  }

  @Override
  public Object get(String name, Scriptable start) {
    if (name.equals("id")) {
      return ref.id();
    }
    if (name.equals("name") && ref.display() != null) {
      return ref.display();
    }
    Object own = super.get(name, start);
    if (own != NOT_FOUND) {
      return own;
    }
    HostClass type = CoreObjects.find(ref.type());
    if (type != null) {
      return core(type).get(name, start);
    }
    if (name.equals("type")) {
      return ref.type().text();
    }
    return ScriptableObject.hasProperty(getPrototype(), name)
        ? NOT_FOUND
        : HostErrors.translate(() -> foreign(name));
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    HostClass type = CoreObjects.find(ref.type());
    if (type == null) {
      super.put(name, start, value);
    } else {
      core(type).put(name, start, value);
    }
  }

  private HostInstance core(HostClass type) {
    if (members == null) {
      members = new HostInstance(type, new Self(run, getParentScope(), ref));
    }
    return members;
  }

  /** Of a plug-in, or of a type that nobody here knows. */
  private Object foreign(String name) {
    if (ref.type().isPlugin()) {
      return run.plugins().member(run, getParentScope(), ref, name);
    }
    return name.equals("name") ? ref.id() : NOT_FOUND;
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "%s (%s)".formatted(ref.type(), ref.display() == null ? ref.id() : ref.display());
  }

  @Override
  protected Object equivalentValues(Object other) {
    return other instanceof RefObject that ? (Object) ref.equals(that.ref) : NOT_FOUND;
  }
}
