package dev.multinode.core.spi;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Map;

/**
 * An object of a plug-in's inventory.
 *
 * @param type with its namespace: {@code VC:VirtualMachine}
 * @param properties what scripts and the catalog show beside id and name
 */
public record PluginObject(TypeName type, String id, String name, Map<String, Value> properties) {
  public PluginObject {
    properties = Map.copyOf(properties);
  }

  public Value.Ref ref() {
    return new Value.Ref(type, id, name);
  }
}
