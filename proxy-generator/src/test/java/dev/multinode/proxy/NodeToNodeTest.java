package dev.multinode.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.remote.RemoteModule;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.ServerRegistration;
import dev.multinode.core.remote.ServerRegistration.NewServer;
import dev.multinode.core.remote.Watchers;
import dev.multinode.core.rest.VroApiModule;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.testing.TestNode;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master and a remote, both whole nodes that talk over HTTPS. */
class NodeToNodeTest {
  private final TestNode remote = new TestNode(node());
  private final TestNode master = new TestNode(node(), new RemoteModule(), new ProxyModule());

  private static Module node() {
    return new AbstractModule() {
      @Override
      protected void configure() {
        install(new ContentModule());
        install(new EngineModule());
        install(new VroApiModule());
        bind(EngineConfig.class).toInstance(EngineConfig.defaults());
        bind(ScriptConfig.class).toInstance(ScriptConfig.defaults());
        bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
        Multibinder.newSetBinder(binder(), NodePlugin.class);
      }
    };
  }

  @BeforeEach
  void start() {
    remote.get(Engine.class).start();
    master.get(Engine.class).start();
    master.get(Watchers.class).start();
    put(
        "twice",
        Item.builder("item1", "task")
            .outName("item0")
            .in("a", TypeName.NUMBER, "a")
            .out("b", TypeName.NUMBER, "b")
            .script("if (a < 0) { throw \"below zero\"; } b = a * 2;"));
    RemoteServer server =
        master
            .get(ServerRegistration.class)
            .add(
                new NewServer(
                    "emea-1",
                    remote.uri(),
                    "admin",
                    TestNode.PASSWORD,
                    remote.certificate().fingerprint().hex(),
                    Map.of(),
                    Timeouts.DEFAULT));
    assertThat(server.node()).isTrue();
  }

  private void put(String id, dev.multinode.core.content.ItemBuilder item) {
    Workflow workflow =
        Workflow.builder(id, "Twice")
            .input("a", TypeName.NUMBER)
            .output("b", TypeName.NUMBER)
            .item(item)
            .item(Item.builder("item0", "end").attribute("end-mode", "0"))
            .build();
    remote
        .get(ContentStore.class)
        .put(List.of(Elements.of(workflow, List.of("Math", "Simple"))), null);
  }

  @AfterEach
  void stop() {
    master.get(Watchers.class).close();
    master.get(Engine.class).close();
    remote.get(Engine.class).close();
    master.close();
    remote.close();
  }

  private Run start(Proxy proxy, double a) {
    return master
        .get(Runs.class)
        .start(new StartRequest(proxy.id(), Map.of("a", Value.of(a)), "admin", null));
  }

  private Run end(Run run) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> master.get(Runs.class).get(run.id()), now -> now.state().isFinal());
  }

  @Test
  void aProxyRunsAWorkflowOfAnotherNodeOnceEach() {
    Proxy proxy =
        master.get(ProxyGenerator.class).generate("emea-1", "Twice", ProxyMode.SYNC).proxy();
    List<Run> started = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      started.add(start(proxy, i));
    }

    for (int i = 0; i < 20; i++) {
      Run end = end(started.get(i));
      assertThat(end.error()).isNull();
      assertThat(end.outputValues()).containsEntry("b", Value.of(2.0 * i));
    }
    assertThat(remote.get(Runs.class).count("twice", null)).isEqualTo(20);
    assertThat(proxy.folder()).endsWith("/Math/Simple");
  }

  @Test
  void aFailureOfAnotherNodeArrivesWithItsItemAndRun() {
    Proxy proxy =
        master.get(ProxyGenerator.class).generate("emea-1", "twice", ProxyMode.SYNC).proxy();

    Run end = end(start(proxy, -1));

    String remoteRun = remote.get(Runs.class).list("twice", null, 0, 1).get(0).id();
    assertThat(end.state()).isEqualTo(RunState.FAILED);
    assertThat(end.error())
        .contains("remote workflow 'Twice' on server 'emea-1' ended as failed: below zero")
        .contains("item '")
        .contains("run " + remoteRun);
  }
}
