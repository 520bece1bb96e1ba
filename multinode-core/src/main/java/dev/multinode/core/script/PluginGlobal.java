package dev.multinode.core.script;

import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.Value;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** A script object of a plug-in under its global name. */
final class PluginGlobal extends ScriptableObject {
  private final transient ScriptRun run;
  private final transient ScriptObject object;

  PluginGlobal(ScriptRun run, Scriptable scope, ScriptObject object) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
    this.run = run;
    this.object = object;
  }

  @Override
  public String getClassName() {
    return object.name();
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return get(name, start) != NOT_FOUND;
  }

  @Override
  public Object get(String name, Scriptable start) {
    if (object.methods().contains(name)) {
      return new HostFunction(
          getParentScope(),
          object.name() + "." + name,
          args -> run.show(getParentScope(), object.call(run.nextCall(), name, run.read(args))));
    }
    if (ScriptableObject.hasProperty(getPrototype(), name)) {
      return NOT_FOUND;
    }
    Value value = HostErrors.translate(() -> object.property(run.nextCall(), name));
    return value.isNull() ? NOT_FOUND : run.show(getParentScope(), value);
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[" + object.name() + "]";
  }
}
