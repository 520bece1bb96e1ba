package dev.multinode.core.script;

import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Stands for what an object of ours does not have. A script may ask whether it is there ({@code
 * typeof System.fly}, {@code if (System.fly)}, {@code System.fly == null}); whoever calls or uses
 * it is told that it is not implemented.
 */
final class MissingMember extends BaseFunction {
  private final String message;

  /**
   * @param message what whoever uses it is told
   */
  MissingMember(Scriptable scope, String message) {
    super(scope, ScriptableObject.getFunctionPrototype(scope));
    this.message = message;
  }

  /**
   * What a script gets for a member that is not declared.
   *
   * @param own what the object holds under that name; {@code NOT_FOUND} of Rhino for nothing
   */
  static Object unless(Object own, Scriptable object, String type, String member) {
    if (own != NOT_FOUND
        || isAskedByTheLanguage(member)
        || ScriptableObject.hasProperty(object.getPrototype(), member)) {
      return own;
    }
    return new MissingMember(object.getParentScope(), type + "." + member + " is not implemented");
  }

  /** JSON and loops look for these on every object. */
  static boolean isAskedByTheLanguage(String member) {
    return member.equals("toJSON") || member.startsWith("__");
  }

  RuntimeException failure() {
    return HostErrors.text(message);
  }

  @Override
  public boolean avoidObjectDetection() {
    return true;
  }

  @Override
  public String getTypeOf() {
    return "undefined";
  }

  @Override
  protected Object equivalentValues(Object other) {
    return other == null || Undefined.isUndefined(other) ? Boolean.TRUE : NOT_FOUND;
  }

  @Override
  public Object call(Context context, Scriptable scope, Scriptable self, Object[] args) {
    throw failure();
  }

  @Override
  public Scriptable construct(Context context, Scriptable scope, Object[] args) {
    throw failure();
  }

  @Override
  public Object get(String member, Scriptable start) {
    throw failure();
  }

  @Override
  public Object get(int index, Scriptable start) {
    throw failure();
  }

  @Override
  public void put(String member, Scriptable start, Object value) {
    throw failure();
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    throw failure();
  }
}
