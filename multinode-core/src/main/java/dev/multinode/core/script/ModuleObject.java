package dev.multinode.core.script;

import dev.multinode.core.content.ElementType;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** A module, whose members are its actions. */
final class ModuleObject extends ScriptableObject {
  private final transient ScriptRun run;
  private final String module;

  ModuleObject(ScriptRun run, Scriptable scope, String module) {
    super(scope, ScriptableObject.getObjectPrototype(scope));
    this.run = run;
    this.module = module;
  }

  @Override
  public String getClassName() {
    return "Module";
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return name.equals("name") || run.content().hasAction(module, name);
  }

  @Override
  public Object get(String name, Scriptable start) {
    if (name.equals("name")) {
      return module;
    }
    if (run.content().hasAction(module, name)) {
      return new HostFunction(
          getParentScope(), module + "/" + name, args -> run.action(module, name, args.values()));
    }
    if (name.equals("description")) {
      return "";
    }
    if (name.equals("actionDescriptions")) {
      return actions();
    }
    if (MissingMember.isAskedByTheLanguage(name)
        || ScriptableObject.hasProperty(getPrototype(), name)) {
      return NOT_FOUND;
    }
    String action = module + "/" + name;
    return new MissingMember(
        getParentScope(),
        PluginNames.pluginOf(module)
            .filter(plugin -> !run.plugins().has(plugin))
            .map(plugin -> PluginNames.missing("action " + action, plugin))
            .orElse(
                "action '%s' does not exist here; import the package that has it"
                    .formatted(action)));
  }

  private Object actions() {
    Self self = new Self(run, getParentScope(), null);
    return self.array(
        run.services().store().list(ElementType.ACTION).stream()
            .filter(info -> info.path().equals(module))
            .map(ContentObjects::ref)
            .map(self::show)
            .toList());
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return "[Module " + module + "]";
  }
}
