package dev.multinode.examples.vc;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Set;

/** What scripts see as {@code VcPlugin}. */
final class VcScriptObject implements ScriptObject {
  private static final String GET_ALL = "getAllVirtualMachines";

  private final List<PluginObject> machines;

  VcScriptObject(List<PluginObject> machines) {
    this.machines = machines;
  }

  @Override
  public String name() {
    return "VcPlugin";
  }

  @Override
  public Set<String> methods() {
    return Set.of(GET_ALL);
  }

  /**
   * {@code getAllVirtualMachines([properties], [xpath])}. The properties to fetch ahead make no
   * difference here; of XPath, {@link NameFilter} understands what names are usually found with.
   */
  @Override
  public Value call(ScriptCall call, String method, List<Value> args) {
    if (!GET_ALL.equals(method)) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "VcPlugin has no method %s; it has %s".formatted(method, GET_ALL));
    }
    NameFilter filter =
        args.size() > 1 && args.get(1) instanceof Value.Text xpath
            ? NameFilter.parse(xpath.text())
            : NameFilter.ALL;
    List<Value> found =
        machines.stream()
            .filter(machine -> filter.fits(machine.name()))
            .map(machine -> (Value) machine.ref())
            .toList();
    return new Value.Array(VirtualMachines.TYPE, found);
  }
}
