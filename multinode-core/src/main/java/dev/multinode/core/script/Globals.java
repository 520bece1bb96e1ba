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

  private static final Map<String, Maker> OURS =
      Map.ofEntries(
          Map.entry("System", (run, scope) -> one(SystemApi.CLASS, run, scope)),
          Map.entry("Server", (run, scope) -> one(ServerApi.CLASS, run, scope)),
          Map.entry("LockingSystem", (run, scope) -> one(LocksApi.CLASS, run, scope)),
          Map.entry("Debug", (run, scope) -> one(DebugApi.CLASS, run, scope)),
          Map.entry("Config", (run, scope) -> one(ConfigApi.CLASS, run, scope)),
          Map.entry("TagQuery", TagQueryObject::constructor),
          Map.entry("workflow", TokenApi::make),
          Map.entry("Properties", PropertiesObject::constructor));

  private static Object one(HostClass type, ScriptRun run, Scriptable scope) {
    return new HostInstance(type, new Self(run, scope, null));
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
    return OURS.containsKey(name) && (!name.equals("workflow") || run.session().workflow() != null)
        || OutsideGlobals.has(name)
        || run.plugins().globalNames().contains(name);
  }

  private Object make(String name) {
    Maker ours = OURS.get(name);
    if (ours != null) {
      return ours.make(run, this);
    }
    return OutsideGlobals.has(name)
        ? OutsideGlobals.make(name, run, this)
        : run.plugins().global(run, this, name);
  }
}
