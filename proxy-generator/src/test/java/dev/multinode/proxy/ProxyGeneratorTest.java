package dev.multinode.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.multinode.core.content.ElementData;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.ServerRegistration;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import dev.multinode.proxy.ProxyGenerator.Generated;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyGeneratorTest {
  @AutoClose private final FakeServer emea = new FakeServer("emea-1");
  @AutoClose private final Master master = new Master();
  private RemoteServer server;
  private ProxyGenerator generator;

  @BeforeEach
  void register() {
    emea.workflow("wf-1", "Get virtual machines")
        .version("1.2.0")
        .input("criteria", "string")
        .input("host", "VC:HostSystem")
        .output("vms", "Array/VC:VirtualMachine");
    server = master.add("emea-1", emea);
    generator = master.get(ProxyGenerator.class);
  }

  private Workflow workflow(Proxy proxy) {
    byte[] data = master.content.get(new ElementKey(ElementType.WORKFLOW, proxy.id())).data();
    return WorkflowXml.read(ElementData.decode(data));
  }

  @Test
  void aSynchronousProxyIsScriptWaitingEventScript() {
    Proxy proxy = generator.generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();

    Workflow workflow = workflow(proxy);
    assertThat(workflow.name()).isEqualTo("Get virtual machines");
    assertThat(workflow.items())
        .extracting(Item::kind)
        .containsExactly("task", "waiting-event", "task", "end");
    assertThat(workflow.inputs())
        .containsExactly(
            new Parameter("criteria", TypeName.STRING),
            new Parameter("host", TypeMap.PLUGIN_OBJECT));
    assertThat(workflow.outputs())
        .containsExactly(new Parameter("vms", new TypeName("Array/VCO:RemotePluginObject")));
  }

  @Test
  void theTargetIsDataAndNotInTheScripts() {
    Proxy proxy = generator.generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();

    Workflow workflow = workflow(proxy);
    assertThat(workflow.attributes().get(0).name()).isEqualTo("remoteWorkflow");
    assertThat(workflow.attributes().get(0).readOnly()).isTrue();
    assertThat(workflow.attributes().get(0).value())
        .isEqualTo(new Value.Ref(TypeMap.WORKFLOW, "wf-1@" + server.id(), null));
    assertThat(workflow.items())
        .allSatisfy(
            item -> assertThat(String.valueOf(item.script())).doesNotContain("wf-1", server.id()));
  }

  @Test
  void anAsynchronousProxyGivesATokenAtOnce() {
    Proxy proxy = generator.generate("emea-1", "wf-1", ProxyMode.ASYNC).proxy();

    Workflow workflow = workflow(proxy);
    assertThat(workflow.items()).extracting(Item::kind).containsExactly("task", "end");
    assertThat(workflow.outputs()).extracting(Parameter::name).containsExactly("remoteToken");
    assertThat(workflow.outputs()).extracting(Parameter::type).containsExactly(TypeMap.TOKEN);
  }

  @Test
  void theFolderMirrorsTheRemoteOne() {
    Proxy proxy = generator.generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();

    assertThat(proxy.folder())
        .isEqualTo("VCO@127.0.0.1:" + server.baseUri().getPort() + "/Example");
    assertThat(master.content.list(ElementType.WORKFLOW))
        .extracting(info -> info.path())
        .containsExactly(proxy.folder());
  }

  @Test
  void generatingAgainRefreshesTheSameProxy() {
    Generated first = generator.generate("emea-1", "wf-1", ProxyMode.SYNC);
    emea.workflow("wf-1", "Get virtual machines").version("1.3.0").input("pattern", "string");

    Generated second = generator.generate(server.id(), "Get virtual machines", ProxyMode.SYNC);

    assertThat(first.fresh()).isTrue();
    assertThat(second.fresh()).isFalse();
    assertThat(second.proxy().id()).isEqualTo(first.proxy().id());
    assertThat(second.proxy().remoteVersion()).isEqualTo("1.3.0");
    assertThat(workflow(second.proxy()).inputs())
        .containsExactly(new Parameter("pattern", TypeName.STRING));
    assertThat(generator.list("emea-1")).hasSize(1);
  }

  @Test
  void namesOfParametersDoNotClashWithThoseOfTheProxy() {
    emea.workflow("wf-2", "Odd names")
        .input("remoteWorkflow", "string")
        .input("trigger", "number")
        .output("remoteToken", "string");

    Proxy proxy = generator.generate("emea-1", "wf-2", ProxyMode.SYNC).proxy();

    Workflow workflow = workflow(proxy);
    assertThat(workflow.attributes())
        .extracting(attribute -> attribute.name())
        .containsExactly("remoteWorkflow_", "trigger_", "remoteToken_");
    assertThat(workflow.outputs()).extracting(Parameter::name).containsExactly("remoteToken");
  }

  @Test
  void mandatoryInputsStayMandatory() {
    emea.answers(
        "/workflows/wf-1/presentation",
        "{\"steps\":[{\"step\":{\"elements\":[{\"fields\":[{\"id\":\"criteria\",\"constraints\":"
            + "[{\"@type\":\"mandatory\"}]},{\"id\":\"host\",\"constraints\":[]}]}]}}]}");

    Proxy proxy = generator.generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();

    assertThat(workflow(proxy).mandatoryInputs()).containsExactly("criteria");
  }

  @Test
  void aNameThatSeveralWorkflowsHaveIsAConflict() {
    emea.workflow("wf-2", "Get virtual machines");

    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class,
            () -> generator.generate("emea-1", "Get virtual machines", ProxyMode.SYNC));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(e).hasMessageContaining("[wf-1, wf-2]");
  }

  @Test
  void anUnknownWorkflowIsNotFound() {
    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class,
            () -> generator.generate("emea-1", "nothing", ProxyMode.SYNC));

    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void aServerWithProxiesIsRemovedByForceAndTakesThemAlong() {
    generator.generate("emea-1", "wf-1", ProxyMode.SYNC);
    ServerRegistration registration = master.get(ServerRegistration.class);

    MultinodeException e =
        catchThrowableOfType(MultinodeException.class, () -> registration.remove("emea-1", false));
    registration.remove("emea-1", true);

    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(e).hasMessageContaining("proxy 'Get virtual machines'");
    assertThat(generator.list(null)).isEmpty();
    assertThat(master.content.list(ElementType.WORKFLOW)).isEmpty();
  }

  @Test
  void aProxyWhoseWorkflowWasDeletedIsGone() {
    Proxy proxy = generator.generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();
    master.content.delete(List.of(new ElementKey(ElementType.WORKFLOW, proxy.id())));

    assertThat(generator.list(null)).isEmpty();
    assertThat(generator.find(proxy.id())).isEmpty();
  }
}
