package dev.multinode.core.script;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.value.TypeName;
import java.util.Collection;
import java.util.Optional;

/** What plug-ins the node has, and their types. */
final class ServerPlugins {
  private ServerPlugins() {}

  static void declare(HostClass server) {
    server
        .method(
            "getAllPluginInfo",
            (self, args) -> self.array(all(self).stream().map(one -> module(self, one)).toList()))
        .method(
            "getAllPluginTypes",
            (self, args) ->
                self.array(
                    all(self).stream()
                        .flatMap(plugin -> plugin.types().stream())
                        .map(TypeName::text)
                        .toList()))
        .method("getPluginTypeInfo", ServerPlugins::info);
  }

  private static Collection<NodePlugin> all(Self self) {
    return self.run().plugins().all();
  }

  private static HostObject module(Self self, NodePlugin plugin) {
    return self.plain("PluginModuleDescription")
        .property("name", plugin::name)
        .property("version", plugin::version)
        .property("description", plugin::description)
        .property(
            "types",
            () -> self.array(plugin.types().stream().map(type -> type(self, type)).toList()));
  }

  private static HostObject type(Self self, TypeName type) {
    return self.plain("PluginTypeDescription")
        .property("name", type::simpleName)
        .property("type", type::text)
        .property("kind", type::simpleName)
        .property("description", () -> "");
  }

  /** Null for a type that no plug-in of the node has. */
  private static Object info(Self self, Arguments args) {
    TypeName wanted = new TypeName(args.need(0, "the type"));
    Optional<TypeName> found =
        all(self).stream()
            .flatMap(plugin -> plugin.types().stream())
            .filter(wanted::is)
            .findFirst();
    return found.map(type -> type(self, type)).orElse(null);
  }
}
