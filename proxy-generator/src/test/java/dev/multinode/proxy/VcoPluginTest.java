package dev.multinode.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VcoPluginTest {
  private static final TypeName VM = new TypeName("VC:VirtualMachine");

  @AutoClose private final FakeServer emea = new FakeServer("emea-1");
  @AutoClose private final FakeServer apac = new FakeServer("apac-1");
  @AutoClose private final Master master = new Master();
  private RemoteServer server;
  private RemoteServer other;
  private VcoPlugin plugin;

  @BeforeEach
  void register() {
    emea.workflow("wf-1", "Resize disk").input("vm", VM.text()).output("vms", "Array/" + VM);
    server = master.add("emea-1", emea);
    other = master.add("apac-1", apac);
    plugin = master.get(VcoPlugin.class);
    master.runs.running("local-1");
  }

  private Value call(String object, String method, Value... args) {
    ScriptObject found =
        plugin.scriptObjects().stream().filter(o -> o.name().equals(object)).findFirst().get();
    ScriptCall call = new ScriptCall("local-1", "ada", "local-1/item1/1/1");
    return found.call(call, method, List.of(args));
  }

  private Value.Props start(Value vm) {
    return (Value.Props)
        call(
            "VCOProxyWorkflowManager",
            "executeSynchronousProxy",
            Value.of(server.id()),
            Value.of("wf-1"),
            new Value.Props(Map.of("vm", vm)));
  }

  private Value.Ref vmOf(RemoteServer of) {
    return new Value.Ref(TypeMap.PLUGIN_OBJECT, "VC:VirtualMachine/vm-101@" + of.id(), "web-01");
  }

  private Value token(Value.Ref token, String method) {
    return plugin.call(new ScriptCall("local-1", "ada", "x"), token, method, List.of());
  }

  @Test
  void anObjectTravelsToItsServerAndBack() {
    Value.Props handle = start(vmOf(server));
    Value.Ref token = (Value.Ref) handle.entries().get("remoteToken");
    Value.Ref trigger = (Value.Ref) handle.entries().get("trigger");
    String run = emea.runs("wf-1").get(0);
    Value.Ref vm = new Value.Ref(VM, "vm-102", "db-01");
    emea.complete(run, Map.of("vms", new Value.Array(VM, List.of(vm))));
    await().until(() -> master.triggers.fired().contains(trigger.id()));

    Value.Props outputs = (Value.Props) token(token, "getOutputParameters");

    assertThat(trigger.type()).isEqualTo(TypeName.TRIGGER);
    assertThat(outputs.entries().get("vms"))
        .isEqualTo(
            new Value.Array(
                TypeMap.PLUGIN_OBJECT,
                List.of(
                    new Value.Ref(
                        TypeMap.PLUGIN_OBJECT, "VC:VirtualMachine/vm-102@" + server.id(), null))));
    assertThat(((Value.Props) token(token, "getInputParameters")).entries().get("vm"))
        .isEqualTo(vmOf(server));
  }

  @Test
  void anObjectOfAnotherServerIsRefusedBeforeAnythingIsSent() {
    MultinodeException e = catchThrowableOfType(MultinodeException.class, () -> start(vmOf(other)));

    assertThat(e.code()).isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(e).hasMessageContaining("argument 'vm' is an object of server 'apac-1'");
    assertThat(e).hasMessageContaining("runs on server 'emea-1'");
    assertThat(emea.runs("wf-1")).isEmpty();
  }

  @Test
  void anObjectOfThisNodeOrOfAnotherTypeIsRefused() {
    Value.Ref local = new Value.Ref(VM, "vm-1", null);
    Value.Ref host = new Value.Ref(TypeMap.PLUGIN_OBJECT, "VC:HostSystem/h-1@" + server.id(), null);

    MultinodeException ofThisNode =
        catchThrowableOfType(MultinodeException.class, () -> start(local));
    MultinodeException ofAnotherType =
        catchThrowableOfType(MultinodeException.class, () -> start(host));

    assertThat(ofThisNode).hasMessageContaining("is an object of this node");
    assertThat(ofAnotherType)
        .hasMessageContaining("is a VC:HostSystem")
        .hasMessageContaining("takes a VC:VirtualMachine");
    assertThat(emea.runs("wf-1")).isEmpty();
  }

  @Test
  void anInputThatTheRemoteNoLongerHasIsNamed() {
    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class,
            () ->
                call(
                    "VCOProxyWorkflowManager",
                    "executeAsynchronousProxy",
                    Value.of(server.id()),
                    Value.of("wf-1"),
                    new Value.Props(Map.of("gone", Value.of(1)))));

    assertThat(e.code()).isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(e).hasMessageContaining("has no input 'gone'").hasMessageContaining("refresh");
  }

  @Test
  void aFailureSaysStateErrorItemAndRun() {
    Value.Ref token = (Value.Ref) start(vmOf(server)).entries().get("remoteToken");
    emea.fail("run-1", "Disk is too small");
    await().until(() -> master.triggers.fired().contains(token.id()));

    Value failure = token(token, "getFailure");

    assertThat(failure)
        .isEqualTo(
            Value.of(
                "remote workflow 'Resize disk' on server 'emea-1' ended as failed: Disk is too small"
                    + " (item 'Check size', run run-1)"));
    PluginObject object = plugin.find(TypeMap.TOKEN, token.id()).orElseThrow();
    assertThat(object.properties()).containsEntry("state", Value.of("failed"));
  }

  @Test
  void aTokenShowsTheStateOfNow() {
    Value.Ref token =
        (Value.Ref)
            call(
                "VCOProxyWorkflowManager",
                "executeAsynchronousProxy",
                Value.of(server.id()),
                Value.of("wf-1"),
                new Value.Props(Map.of()));
    token(token, "cancel");

    PluginObject object = plugin.find(TypeMap.TOKEN, token.id()).orElseThrow();

    assertThat(object.properties()).containsEntry("state", Value.of("canceled"));
  }

  @Test
  void scriptsFindServers() {
    Value all = call("VCOPlugin", "getRemoteServers");
    Value byName = call("VCOPlugin", "findRemoteServerByName", Value.of("apac-1"));
    Value nobody = call("VCOPlugin", "findRemoteServerByName", Value.of("nobody"));

    assertThat(((Value.Array) all).items()).hasSize(2);
    assertThat(byName).isEqualTo(new Value.Ref(TypeMap.SERVER, other.id(), null));
    assertThat(nobody).isEqualTo(Value.NULL);
  }

  @Test
  void aRemoteWorkflowHasNameAndVersion() {
    PluginObject workflow = plugin.find(TypeMap.WORKFLOW, "wf-1@" + server.id()).orElseThrow();

    assertThat(workflow.name()).isEqualTo("Resize disk");
    assertThat(workflow.properties()).containsEntry("version", Value.of("1.0.0"));
    assertThat(plugin.find(TypeMap.WORKFLOW, "wf-9@" + server.id())).isEmpty();
  }
}
