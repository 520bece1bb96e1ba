package dev.multinode.core.spi;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plug-in of the node: a namespace with script objects and an inventory. Found by {@link
 * java.util.ServiceLoader}, or bound in a Guice multibinder. Safe for use by many threads.
 */
public interface NodePlugin {
  /** The namespace of its types: {@code VC}. */
  String name();

  String version();

  String description();

  /** What scripts see; names do not clash with those of other plug-ins. */
  List<ScriptObject> scriptObjects();

  /** Types of the inventory, with the namespace. */
  List<TypeName> types();

  /** All objects of a type; empty for a type that is not in {@link #types}. */
  List<PluginObject> list(TypeName type);

  Optional<PluginObject> find(TypeName type, String id);

  /** Names of methods that scripts may call on objects of a type. */
  default Set<String> methods(TypeName type) {
    return Set.of();
  }

  /** Calls a method of an object; only for names in {@link #methods}. */
  default Value call(ScriptCall call, Value.Ref object, String method, List<Value> args) {
    throw new IllegalArgumentException(object.type() + " has no method " + method);
  }
}
