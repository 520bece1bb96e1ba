package dev.multinode.examples.vc;

import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Eight made-up machines; the same site always has the same ones. */
final class VirtualMachines {
  static final TypeName TYPE = new TypeName("VC:VirtualMachine");

  private static final List<String> NAMES =
      List.of("web-01", "web-02", "web-03", "app-01", "app-02", "db-01", "db-02", "backup-01");
  private static final int FIRST_ID = 101;

  private VirtualMachines() {}

  /**
   * @param site put before each name ({@code emea-web-01}), and decides what is powered on; empty
   *     for none
   */
  static List<PluginObject> of(String site) {
    Random random = new Random(site.hashCode());
    String prefix = site.isEmpty() ? "" : site + "-";
    List<PluginObject> machines = new ArrayList<>();
    for (String name : NAMES) {
      boolean on = random.nextInt(4) > 0;
      machines.add(
          new PluginObject(
              TYPE,
              "vm-" + (FIRST_ID + machines.size()),
              prefix + name,
              Map.of(
                  "powerState", Value.of(on ? "poweredOn" : "poweredOff"),
                  "memoryMb", Value.of(1024 << random.nextInt(4)))));
    }
    return List.copyOf(machines);
  }
}
