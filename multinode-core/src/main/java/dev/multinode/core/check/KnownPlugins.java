package dev.multinode.core.check;

import dev.multinode.core.script.PluginNames;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.value.TypeName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which plug-ins are here, and which one a name or a type would need. */
final class KnownPlugins {
  private final Set<String> installed = new HashSet<>();
  private final Set<String> globals = new HashSet<>();

  KnownPlugins(Set<NodePlugin> plugins) {
    for (NodePlugin plugin : plugins) {
      installed.add(plugin.name());
      plugin.scriptObjects().forEach(object -> globals.add(object.name()));
    }
  }

  /** Whether a plug-in that is here provides a global name. */
  boolean provides(String name) {
    return globals.contains(name);
  }

  /** The missing plug-in that a global name, or a module of actions, is of. */
  Optional<String> missingFor(String name) {
    return PluginNames.pluginOf(name).filter(plugin -> !installed.contains(plugin));
  }

  /** Tells of each missing plug-in that a type needs, with the type. */
  void missingFor(TypeName type, java.util.function.BiConsumer<String, String> missing) {
    if (type.isArray()) {
      missingFor(type.element(), missing);
    } else if (type.isComposite()) {
      type.fields().values().forEach(field -> missingFor(field, missing));
    } else if (type.isPlugin()) {
      type.namespace()
          .filter(plugin -> !installed.contains(plugin))
          .ifPresent(plugin -> missing.accept(plugin, type.text()));
    }
  }
}
