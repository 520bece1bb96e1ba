package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingPluginTest {
  private static final TypeName VM = new TypeName("VC:VirtualMachine");
  private static final TypeName VMS = TypeName.arrayOf(VM);

  private final Scripts scripts = Scripts.with(ScriptConfig.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VcPlugin.getAllVirtualMachines();               | 'VcPlugin' is provided by the plug-in VC,",
        "new VcVirtualMachineConfigSpec();               | 'VcVirtualMachineConfigSpec' is provided by the plug-in VC,",
        "RESTHostManager.createHost('x');                | 'RESTHostManager' is provided by the plug-in REST,",
        "new EmailMessage();                             | 'EmailMessage' is provided by the plug-in Mail,",
        "vCACCAFEEntitiesFinder.x();                     | is provided by the plug-in vCACCAFE,",
        "XMLManager.fromString('x');                     | is provided by the plug-in XML,",
        "Server.findAllForType('VC:VirtualMachine');     | 'VC:VirtualMachine' is provided by the plug-in VC,",
        "try { VcPlugin.x(); } catch (e) { throw e; }    | 'VcPlugin' is provided by the plug-in VC,",
        "nobodyKnows();                                  | \"nobodyKnows\" is not defined",
      })
  void whoeverUsesANameOfAMissingPluginIsToldWhichAndWhere(String script, String message) {
    assertThatThrownBy(() -> scripts.run("var a = 1;\n\n" + script))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("(Workflow:Test / Step (item1)#3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return typeof VcPlugin;",
        "function f() { return typeof VcPlugin; } return f();",
        "for (var i = 0; i < 100; i++) { var t = typeof RESTHostManager; } return t;",
      })
  void askingForItIsAllowed(String script) {
    assertThat(scripts.run(script)).isEqualTo(Value.of("undefined"));
  }

  @ParameterizedTest
  @CsvSource({
    "'VcTask = 5; return VcTask + 1;', 6",
    "'var VcPlugin = 1; return VcPlugin;', 1",
    "'function VcHelper() { return 2; } return VcHelper();', 2",
    "'return new XML(\"<a>3</a>\") * 1;', 3",
  })
  void ownNamesThatLookLikeItWork(String script, double result) {
    assertThat(scripts.run(script)).isEqualTo(Value.of(result));
  }

  private static Value.Ref vm(String id) {
    return new Value.Ref(VM, id, "web " + id);
  }

  /** Takes a machine and gives it back. */
  private static Workflow inner(String script) {
    return Workflow.builder("inner", "Inner")
        .input("vm", VM)
        .output("again", VM)
        .rootName("item1")
        .item(Item.builder("item0", "end"))
        .item(
            Item.builder("item1", "task")
                .displayName("Copy")
                .outName("item0")
                .script(script)
                .in("vm", VM, "vm")
                .out("again", VM, "again"))
        .build();
  }

  /** Calls the inner workflow for each machine. */
  private static Workflow outer() {
    return Workflow.builder("outer", "Outer")
        .input("vms", VMS)
        .output("all", VMS)
        .output("text", TypeName.STRING)
        .rootName("item1")
        .item(Item.builder("item0", "end"))
        .item(
            Item.builder("item1", "foreach")
                .outName("item2")
                .reference("Workflow", "inner")
                .in("vm", VMS, "*vms")
                .out("again", VM, "*all"))
        .item(
            Item.builder("item2", "task")
                .outName("item0")
                .script(
                    "text = all[1].id + all[1].name + System.getObjectType(all[1]) + all.length;")
                .in("all", VMS, "all")
                .out("text", TypeName.STRING, "text"))
        .build();
  }

  @Test
  void itsObjectsPassThroughBindingsLinksAndArraysUntouched() {
    List<Value> machines = List.of(vm("vm-1"), vm("vm-2"));
    try (TestEngine engine = TestEngine.inMemory()) {
      engine.put(inner("again = vm;"), outer());

      Run run = engine.run("outer", Map.of("vms", new Value.Array(VM, machines)));

      assertThat(run.error()).isNull();
      assertThat(run.outputs())
          .containsExactly(
              new Run.Typed(new Parameter("all", VMS), new Value.Array(TypeName.ANY, machines)),
              new Run.Typed(
                  new Parameter("text", TypeName.STRING),
                  Value.of("vm-2web vm-2VC:VirtualMachine2")));
    }
  }

  @Test
  void aRunThatNeedsThePluginFailsAndNamesItTheItemAndTheLine() {
    try (TestEngine engine = TestEngine.inMemory()) {
      engine.put(inner("// powers off\nvm.powerOffVM_Task();"));

      Run run = engine.run("inner", Map.of("vm", vm("vm-1")));

      assertThat(run.state()).isEqualTo(RunState.FAILED);
      assertThat(run.error())
          .contains("'VC:VirtualMachine.powerOffVM_Task' is provided by the plug-in VC")
          .contains("(Workflow:Inner / Copy (item1)#2)");
    }
  }

  @Test
  void withinAnActionTheItemIsNamedToo() {
    try (TestEngine engine = TestEngine.inMemory()) {
      engine.put(inner("System.getModule('org.example').find(vm);"));
      Action action =
          Action.create(
              "a1",
              "find",
              TypeName.ANY,
              List.of(new Parameter("vm", VM)),
              "\nreturn VcPlugin.find(vm);");
      engine.content().put(List.of(Elements.of(action, "org.example")), null);

      Run run = engine.run("inner", Map.of("vm", vm("vm-1")));

      assertThat(run.error())
          .contains("(Action:org.example/find#2)")
          .contains("(called by Workflow:Inner / Copy (item1))");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.vmware.library.vc.basic | is provided by the plug-in VC",
        "org.example                 | import the package that has it",
      })
  void anActionThatIsMissingIsNamed(String module, String reason) {
    try (TestEngine engine = TestEngine.inMemory()) {
      engine.put(inner("System.getModule('" + module + "').vim3WaitTaskEnd(vm);"));

      Run run = engine.run("inner", Map.of("vm", vm("vm-1")));

      assertThat(run.error())
          .contains("action")
          .contains(module + "/vim3WaitTaskEnd")
          .contains(reason);
    }
  }
}
