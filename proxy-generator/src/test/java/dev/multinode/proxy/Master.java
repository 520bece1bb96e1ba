package dev.multinode.proxy;

import com.google.inject.AbstractModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.remote.RemoteModule;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.ServerRegistration;
import dev.multinode.core.remote.ServerRegistration.NewServer;
import dev.multinode.core.remote.Watchers;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.testing.InMemoryContentStore;
import dev.multinode.core.testing.InMemoryRuns;
import dev.multinode.core.testing.InMemoryTriggers;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import java.util.Map;

/** A node with proxies and without an engine: local runs are only looked at. */
final class Master implements AutoCloseable {
  final InMemoryRuns runs = new InMemoryRuns();
  final InMemoryTriggers triggers = new InMemoryTriggers();
  final InMemoryContentStore content = new InMemoryContentStore();
  private final TestNode node =
      new TestNode(
          new RemoteModule(),
          new ProxyModule(),
          new AbstractModule() {
            @Override
            protected void configure() {
              bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
              bind(Runs.class).toInstance(runs);
              bind(Triggers.class).toInstance(triggers);
              bind(ContentStore.class).toInstance(content);
            }
          });

  Master() {
    get(Watchers.class).start();
  }

  <T> T get(Class<T> type) {
    return node.get(type);
  }

  TestClient client() {
    return node.client();
  }

  RemoteServer add(String name, FakeServer server) {
    return get(ServerRegistration.class)
        .add(
            new NewServer(
                name,
                server.uri(),
                FakeServer.USER,
                FakeServer.PASSWORD,
                server.fingerprint(),
                Map.of(),
                Timeouts.DEFAULT));
  }

  @Override
  public void close() {
    get(Watchers.class).close();
    node.close();
  }
}
