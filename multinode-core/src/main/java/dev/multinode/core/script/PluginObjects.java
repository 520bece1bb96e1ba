package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mozilla.javascript.Scriptable;

/** What plug-ins bring to scripts: global objects, and members of objects of their inventory. */
final class PluginObjects {
  private final Map<String, NodePlugin> plugins = new HashMap<>();
  private final Map<String, ScriptObject> globals = new HashMap<>();

  PluginObjects(Set<NodePlugin> plugins) {
    for (NodePlugin plugin : plugins) {
      this.plugins.put(plugin.name(), plugin);
      plugin.scriptObjects().forEach(object -> globals.put(object.name(), object));
    }
  }

  /** By name. */
  List<NodePlugin> all() {
    return plugins.values().stream().sorted(Comparator.comparing(NodePlugin::name)).toList();
  }

  boolean has(String plugin) {
    return plugins.containsKey(plugin);
  }

  Set<String> globalNames() {
    return globals.keySet();
  }

  /** The global object of a plug-in; null when no plug-in has one of that name. */
  Object global(ScriptRun run, Scriptable scope, String name) {
    ScriptObject object = globals.get(name);
    return object == null ? null : new PluginGlobal(run, scope, object);
  }

  List<Value.Ref> list(TypeName type) {
    List<Value.Ref> refs = new ArrayList<>();
    plugin(type).list(type).forEach(object -> refs.add(object.ref()));
    return refs;
  }

  Optional<Value.Ref> find(TypeName type, String id) {
    return plugin(type).find(type, id).map(PluginObject::ref);
  }

  /** {@code NOT_FOUND} of Rhino for a member that is not there. */
  Object member(ScriptRun run, Scriptable scope, Value.Ref ref, String name) {
    NodePlugin plugin = ref.type().namespace().map(plugins::get).orElse(null);
    if (plugin == null) {
      return missing(scope, ref, name);
    }
    if (plugin.methods(ref.type()).contains(name)) {
      return new HostFunction(
          scope,
          ref.type() + "." + name,
          args -> run.show(scope, plugin.call(run.nextCall(), ref, name, run.read(args))));
    }
    PluginObject object =
        plugin
            .find(ref.type(), ref.id())
            .orElseThrow(
                () ->
                    new MultinodeException(
                        ErrorCode.NOT_FOUND,
                        "%s '%s' does not exist any more; run the workflow again with an object that does"
                            .formatted(ref.type(), ref.id())));
    if (name.equals("name")) {
      return object.name();
    }
    Value value = object.properties().get(name);
    return value == null ? Scriptable.NOT_FOUND : run.show(scope, value);
  }

  /** What an object has that is of no plug-in here: it passes, and its members are missed. */
  private static Object missing(Scriptable scope, Value.Ref ref, String member) {
    if (member.equals("name")) {
      return ref.id();
    }
    if (MissingMember.isAskedByTheLanguage(member)) {
      return Scriptable.NOT_FOUND;
    }
    return new MissingMember(
        scope,
        PluginNames.missing(
            ref.type() + "." + member, ref.type().namespace().orElse(ref.type().text())));
  }

  private NodePlugin plugin(TypeName type) {
    return type.namespace()
        .map(plugins::get)
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.NOT_FOUND,
                    PluginNames.missing(type.text(), type.namespace().orElse("of that type"))));
  }
}
