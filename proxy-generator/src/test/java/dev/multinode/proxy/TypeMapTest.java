package dev.multinode.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.value.TypeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeMapTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "string | string",
        "SecureString | SecureString",
        "Array/number | Array/number",
        "Properties | Properties",
        "MimeAttachment | MimeAttachment",
        "Any | Any",
        "VC:VirtualMachine | VCO:RemotePluginObject",
        "Array/VC:VirtualMachine | Array/VCO:RemotePluginObject",
        "VCO:RemoteServer | VCO:RemotePluginObject",
        "Workflow | VCO:RemoteWorkflow",
        "Array/ConfigurationElement | Array/VCO:RemoteConfigurationElement",
        "WorkflowToken | VCO:RemotePluginObject",
        "CompositeType(vm:VC:VirtualMachine,n:number):Pair"
            + " | CompositeType(vm:VCO:RemotePluginObject,n:number):Pair",
        "CompositeType(a:Array/Workflow) | CompositeType(a:Array/VCO:RemoteWorkflow)"
      })
  void aRemoteTypeHasALocalOne(String remote, String local) {
    assertThat(TypeMap.local(new TypeName(remote))).isEqualTo(new TypeName(local));
  }
}
