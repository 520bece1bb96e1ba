package dev.multinode.examples.vc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VcPluginTest {
  private static final ScriptCall CALL = new ScriptCall("run", "ada", "run/item1/1/1");

  private final VcPlugin plugin = new VcPlugin("emea");

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(NodePlugin.class)).hasAtLeastOneElementOfType(VcPlugin.class);
  }

  @Test
  void twoSitesHaveDifferentMachines() {
    List<String> emea = names(plugin.list(VirtualMachines.TYPE));
    List<String> apac = names(new VcPlugin("apac").list(VirtualMachines.TYPE));

    assertThat(emea).hasSize(8).contains("emea-web-01").doesNotContainAnyElementsOf(apac);
  }

  @Test
  void aMachineIsFoundByItsId() {
    assertThat(plugin.find(VirtualMachines.TYPE, "vm-101"))
        .hasValueSatisfying(machine -> assertThat(machine.name()).isEqualTo("emea-web-01"));
    assertThat(plugin.find(VirtualMachines.TYPE, "vm-999")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          xpath:matches(name,'web-0[12]$')      | 2
          xpath:matches(name,'.*')              | 8
          xpath:name[contains(text(),'db')]     | 2
          xpath:contains(name,'backup')         | 1
          xpath:name='emea-app-01'              | 1
          xpath:name='app-01'                   | 0
          xpath:                                | 8
          """)
  void scriptsFindMachinesByName(String xpath, int count) {
    Value found = find(xpath);

    assertThat(((Value.Array) found).items()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"xpath:matches(name;'(')", "xpath:parent/*"})
  void whatIsNotUnderstoodIsRefused(String xpath) {
    assertThatThrownBy(() -> find(xpath))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("xpath:matches(name,'REGEX')");
  }

  private Value find(String xpath) {
    return plugin
        .scriptObjects()
        .get(0)
        .call(CALL, "getAllVirtualMachines", List.of(Value.NULL, Value.of(xpath)));
  }

  private static List<String> names(List<PluginObject> machines) {
    return machines.stream().map(PluginObject::name).toList();
  }
}
