package dev.multinode.packages;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Servers with a {@link FakeVroClient} each. */
final class InMemoryServers implements Servers {
  private final Map<String, FakeVroClient> clients = new TreeMap<>();

  FakeVroClient add(String name) {
    FakeVroClient client = new FakeVroClient();
    clients.put(name, client);
    return client;
  }

  @Override
  public List<RemoteServer> list() {
    return clients.keySet().stream().map(InMemoryServers::server).toList();
  }

  @Override
  public Optional<RemoteServer> find(String idOrName) {
    return list().stream().filter(each -> each.name().equals(idOrName)).findFirst();
  }

  @Override
  public RemoteServer get(String idOrName) {
    return find(idOrName)
        .orElseThrow(() -> new NotFoundException("server", idOrName, "add it first"));
  }

  @Override
  public VroClient client(RemoteServer server) {
    return clients.get(server.name());
  }

  private static RemoteServer server(String name) {
    return new RemoteServer(
        name,
        name,
        URI.create("https://" + name + ".example"),
        "admin",
        null,
        Map.of(),
        RemoteServer.Timeouts.DEFAULT,
        RemoteServer.State.ONLINE,
        "",
        "8.18.1.1",
        true,
        null);
  }
}
