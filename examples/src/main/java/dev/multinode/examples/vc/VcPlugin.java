package dev.multinode.examples.vc;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * Shows all there is to a plug-in: a namespace, a type with objects, and an object for scripts. Its
 * machines carry the name of the site in the environment variable {@code VC_SITE}, so that two
 * nodes can be told apart.
 */
public final class VcPlugin implements NodePlugin {
  private final List<PluginObject> machines;
  private final VcScriptObject scriptObject;

  /** For {@link java.util.ServiceLoader}. */
  public VcPlugin() {
    this(System.getenv().getOrDefault("VC_SITE", ""));
  }

  VcPlugin(String site) {
    machines = VirtualMachines.of(site.strip());
    scriptObject = new VcScriptObject(machines);
  }

  @Override
  public String name() {
    return "VC";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String description() {
    return "A made-up vCenter with eight virtual machines";
  }

  @Override
  public List<ScriptObject> scriptObjects() {
    return List.of(scriptObject);
  }

  @Override
  public List<TypeName> types() {
    return List.of(VirtualMachines.TYPE);
  }

  @Override
  public List<PluginObject> list(TypeName type) {
    return type.is(VirtualMachines.TYPE) ? machines : List.of();
  }

  @Override
  public Optional<PluginObject> find(TypeName type, String id) {
    return list(type).stream().filter(machine -> machine.id().equals(id)).findFirst();
  }
}
