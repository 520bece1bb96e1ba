package dev.multinode.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.content.ContentModule;
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
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.testing.FakeServer.Dialect;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Proxies on the real engine, against servers over real HTTPS. */
class ProxyEndToEndTest {
  private static final TypeName VM = new TypeName("VC:VirtualMachine");

  private final Database database =
      new Database(Database.memoryUrl(UUID.randomUUID().toString()), 10);
  private final Injector node =
      Guice.createInjector(
          Stage.PRODUCTION,
          new ContentModule(),
          new EngineModule(),
          new RemoteModule(),
          new ProxyModule(),
          new AbstractModule() {
            @Override
            protected void configure() {
              bind(Database.class).toInstance(database);
              bind(Jdbi.class).toInstance(database.jdbi());
              bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
              bind(JsonMapper.class).toInstance(JsonMapper.shared());
              bind(InstantSource.class).toInstance(InstantSource.system());
              bind(EngineConfig.class).toInstance(EngineConfig.defaults());
              bind(ScriptConfig.class).toInstance(ScriptConfig.defaults());
              Multibinder.newSetBinder(binder(), NodePlugin.class);
            }
          });
  private final Runs runs = node.getInstance(Runs.class);
  private FakeServer server;
  private RemoteServer registered;

  private void serve(Dialect dialect) {
    node.getInstance(Engine.class).start();
    node.getInstance(Watchers.class).start();
    server = new FakeServer("emea-1", dialect);
    server
        .workflow("wf-1", "Get virtual machines")
        .input("criteria", "string")
        .output("vms", "Array/VC:VirtualMachine")
        .output("count", "number");
    registered =
        node.getInstance(ServerRegistration.class)
            .add(
                new NewServer(
                    "emea-1",
                    server.uri(),
                    FakeServer.USER,
                    FakeServer.PASSWORD,
                    server.fingerprint(),
                    Map.of(),
                    Timeouts.DEFAULT));
  }

  @AfterEach
  void stop() {
    node.getInstance(Watchers.class).close();
    node.getInstance(Engine.class).close();
    server.close();
    database.close();
  }

  private Run start(ProxyMode mode) {
    Proxy proxy = node.getInstance(ProxyGenerator.class).generate("emea-1", "wf-1", mode).proxy();
    return runs.start(
        new StartRequest(proxy.id(), Map.of("criteria", Value.of(".*")), "ada", null));
  }

  private Run end(Run run) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> runs.get(run.id()), now -> now.state().isFinal());
  }

  private String remoteRun(int index) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.runs("wf-1"), found -> found.size() > index)
        .get(index);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aProxyWaitsForTheRemoteRunAndGivesItsOutputs(Dialect dialect) {
    serve(dialect);

    Run run = start(ProxyMode.SYNC);
    String remote = remoteRun(0);
    await().until(() -> runs.get(run.id()).state() == RunState.WAITING_SIGNAL);
    Value.Ref vm = new Value.Ref(VM, "vm-101", "web-01");
    server.complete(remote, Map.of("vms", new Value.Array(VM, List.of(vm)), "count", Value.of(1)));
    Run end = end(run);

    assertThat(end.error()).isNull();
    assertThat(end.state()).isEqualTo(RunState.COMPLETED);
    assertThat(end.outputValues()).containsEntry("count", Value.of(1));
    Value.Array vms = (Value.Array) end.outputValues().get("vms");
    assertThat(vms.items())
        .containsExactly(
            new Value.Ref(
                TypeMap.PLUGIN_OBJECT, "VC:VirtualMachine/vm-101@" + registered.id(), null));
  }

  @Test
  void aRemoteFailureIsTheErrorOfTheProxy() {
    serve(Dialect.NODE);

    Run run = start(ProxyMode.SYNC);
    String remote = remoteRun(0);
    server.fail(remote, "Disk is too small");
    Run end = end(run);

    assertThat(end.state()).isEqualTo(RunState.FAILED);
    assertThat(end.error())
        .contains("ended as failed: Disk is too small")
        .contains("item 'Check size'")
        .contains("run " + remote);
  }

  @Test
  void anAsynchronousProxyEndsAtOnceWithAToken() {
    serve(Dialect.NODE);

    Run end = end(start(ProxyMode.ASYNC));

    assertThat(end.error()).isNull();
    assertThat(end.outputValues().get("remoteToken")).isInstanceOf(Value.Ref.class);
    assertThat(server.state(remoteRun(0))).isEqualTo("running");
  }

  @Test
  void aServerThatRefusesTheLoginFailsTheRunAndSaysSo() {
    serve(Dialect.V8);
    Proxy proxy =
        node.getInstance(ProxyGenerator.class).generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();
    server.refusesEverybody();

    Run end =
        end(
            runs.start(
                new StartRequest(proxy.id(), Map.of("criteria", Value.of("x")), "ada", null)));

    assertThat(end.state()).isEqualTo(RunState.FAILED);
    assertThat(end.error()).contains("refused the login of user 'ada@corp.local'");
  }

  @Test
  void cancelingAProxyCancelsTheRemoteRun() {
    serve(Dialect.NODE);
    Run run = start(ProxyMode.SYNC);
    String remote = remoteRun(0);
    await().until(() -> runs.get(run.id()).state() == RunState.WAITING_SIGNAL);

    runs.cancel(run.id());

    await().atMost(Duration.ofSeconds(20)).until(() -> server.state(remote).equals("canceled"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void manyProxiesAtTheSameTimeAllEnd(Dialect dialect) {
    serve(dialect);
    Proxy proxy =
        node.getInstance(ProxyGenerator.class).generate("emea-1", "wf-1", ProxyMode.SYNC).proxy();
    List<Run> started = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Map<String, Value> inputs = Map.of("criteria", Value.of("c" + i));
      started.add(runs.start(new StartRequest(proxy.id(), inputs, "ada", null)));
    }

    for (int i = 0; i < 50; i++) {
      server.complete(remoteRun(i), Map.of("count", Value.of(i)));
    }

    assertThat(started).allMatch(run -> end(run).state() == RunState.COMPLETED);
    assertThat(server.runs("wf-1")).hasSize(50);
  }
}
