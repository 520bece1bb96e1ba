package dev.multinode.core.script;

import java.util.Map;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The global names of one script. What the script assigns without declaring it ends up here, and
 * goes with it. Our own objects are made when they are first named.
 */
final class Globals extends ScriptableObject {
  /** Makes an object or a class of ours for one script. */
  @FunctionalInterface
  private interface Maker {
    Object make(ScriptRun run, Scriptable scope);
  }

  /** Objects that there is one of. */
  private static final Map<String, HostClass> SINGLE =
      Map.of(
          "System", SystemApi.CLASS,
          "Server", ServerApi.CLASS,
          "LockingSystem", LocksApi.CLASS,
          "Debug", DebugApi.CLASS,
          "Config", ConfigApi.CLASS);

  private static final Map<String, Maker> OTHERS =
      Map.of(
          "TagQuery", TagQueryObject::constructor,
          "workflow", TokenApi::make,
          "Properties", PropertiesObject::constructor);

  /** What the object of a global name has; null when the name is of no such object. */
  static HostClass single(String name) {
    return SINGLE.get(name);
  }

  /** Whether scripts of workflows have a global name from the node itself. */
  static boolean provides(String name) {
    return SINGLE.containsKey(name) || OTHERS.containsKey(name) || OutsideGlobals.has(name);
  }

  private final transient ScriptRun run;

  Globals(ScriptRun run, Scriptable standard) {
    this.run = run;
    setPrototype(standard);
    setParentScope(null);
  }

  /** The run of a script that an object belongs to. */
  static ScriptRun run(Scriptable object) {
    return ((Globals) getTopLevelScope(object)).run;
  }

  @Override
  public String getClassName() {
    return "global";
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return super.has(name, start) || isOurs(name);
  }

  @Override
  public Object get(String name, Scriptable start) {
    Object known = super.get(name, start);
    if (known != NOT_FOUND) {
      return known;
    }
    if (!isOurs(name)) {
      failForPlugin(name);
      return NOT_FOUND;
    }
    Object made = make(name);
    super.put(name, this, made);
    return made;
  }

  /**
   * A name that only a plug-in provides says so where it is used. {@code typeof} does not come
   * here: it asks {@link #has} first.
   */
  private void failForPlugin(String name) {
    if (!ScriptableObject.hasProperty(getPrototype(), name)) {
      PluginNames.pluginOf(name)
          .filter(plugin -> !run.plugins().has(plugin))
          .ifPresent(
              plugin -> {
                throw HostErrors.text(PluginNames.missing(name, plugin));
              });
    }
  }

  private boolean isOurs(String name) {
    return provides(name) && (!name.equals("workflow") || run.session().workflow() != null)
        || run.plugins().globalNames().contains(name);
  }

  private Object make(String name) {
    HostClass single = SINGLE.get(name);
    if (single != null) {
      return new HostInstance(single, new Self(run, this, null));
    }
    Maker other = OTHERS.get(name);
    if (other != null) {
      return other.make(run, this);
    }
    return OutsideGlobals.has(name)
        ? OutsideGlobals.make(name, run, this)
        : run.plugins().global(run, this, name);
  }
}
