package dev.multinode.core.script;

import dev.multinode.core.value.Value;
import java.util.Set;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The global names of one script. What the script assigns without declaring it ends up here, and
 * goes with it. Our own objects are made when they are first named.
 */
final class Globals extends ScriptableObject {
  private static final Set<String> OURS =
      Set.of("System", "Server", "Properties", "MimeAttachment", "workflow");

  private final transient ScriptRun run;

  Globals(ScriptRun run, Scriptable standard) {
    this.run = run;
    setPrototype(standard);
    setParentScope(null);
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
    if (known != NOT_FOUND || !isOurs(name)) {
      return known;
    }
    Object made = make(name);
    super.put(name, this, made);
    return made;
  }

  private boolean isOurs(String name) {
    return OURS.contains(name) && (!name.equals("workflow") || run.session().workflow() != null)
        || OutsideGlobals.has(name)
        || run.plugins().globalNames().contains(name);
  }

  private Object make(String name) {
    return switch (name) {
      case "System" -> SystemApi.make(run, this);
      case "Server" -> ServerApi.make(run, this);
      case "workflow" -> TokenApi.make(run, this);
      case "Properties" -> new HostFunction(this, name, args -> properties(args.get(0)));
      case "MimeAttachment" ->
          new HostFunction(
              this,
              name,
              args ->
                  new MimeObject(
                      this, new Value.Mime(args.text(0), "application/octet-stream", new byte[0])));
      default ->
          OutsideGlobals.has(name)
              ? OutsideGlobals.make(name, run, this)
              : run.plugins().global(run, this, name);
    };
  }

  private Object properties(Object source) {
    PropertiesObject made = new PropertiesObject(this);
    if (source instanceof PropertiesObject other) {
      made.entries().putAll(other.entries());
    } else if (source instanceof Scriptable object) {
      for (Object id : object.getIds()) {
        made.entries().put(id.toString(), ScriptableObject.getProperty(object, id.toString()));
      }
    }
    return made;
  }
}
