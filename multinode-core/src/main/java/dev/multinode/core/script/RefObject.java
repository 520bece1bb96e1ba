package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
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
    return get(name, start) != NOT_FOUND;
  }

  @Override
  public Object get(String name, Scriptable start) {
    switch (name) {
      case "id":
        return ref.id();
      case "type":
        return ref.type().text();
      case "name":
        if (ref.display() != null) {
          return ref.display();
        }
        break;
      default:
        Object inherited = super.get(name, start);
        if (inherited != NOT_FOUND || ScriptableObject.hasProperty(getPrototype(), name)) {
          return inherited;
        }
    }
    return HostErrors.translate(() -> member(name));
  }

  private Object member(String name) {
    TypeName type = ref.type();
    if (type.isPlugin()) {
      return run.plugins().member(run, getParentScope(), ref, name);
    }
    if (type.text().equals(RunObjects.TOKEN)) {
      return run.runObjects().member(run, getParentScope(), ref, name);
    }
    return run.content().member(run, getParentScope(), ref, name);
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
