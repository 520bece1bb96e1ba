package dev.multinode.core.script;

import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** A function of ours that scripts call. */
final class HostFunction extends BaseFunction {
  /** What it does. */
  @FunctionalInterface
  interface Body {
    /**
     * @param args as the script gave them
     */
    Object call(Arguments args);
  }

  private final String name;
  private final transient Body body;

  HostFunction(Scriptable scope, String name, Body body) {
    super(scope, ScriptableObject.getFunctionPrototype(scope));
    this.name = name;
    this.body = body;
  }

  @Override
  public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
    return HostErrors.translate(() -> body.call(new Arguments(name, args)));
  }

  @Override
  public Scriptable construct(Context context, Scriptable scope, Object[] args) {
    if (call(context, scope, null, args) instanceof Scriptable made) {
      return made;
    }
    throw HostErrors.text(name + " is no class");
  }

  @Override
  public String getFunctionName() {
    return name;
  }
}
