package dev.multinode.core.remote;

import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.ServerRegistration.NewServer;
import dev.multinode.core.spi.ServerUse;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.FakeServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The registry over a database in memory, as tests of this package use it. */
final class Registry implements AutoCloseable {
  static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5));

  final Database database;
  final InstantSource clock;
  final SecretBox secrets = new SecretBox(new byte[32]);
  final VroClients clients;
  final SqlServers servers;
  final Set<ServerUse> uses = new LinkedHashSet<>();
  final ServerRegistration registration;

  Registry() {
    this(InstantSource.system(), TrustAnchors.ofRuntime());
  }

  Registry(InstantSource clock, TrustAnchors anchors) {
    this(clock, anchors, Database.memoryUrl(UUID.randomUUID().toString()));
  }

  Registry(InstantSource clock, TrustAnchors anchors, String databaseUrl) {
    database = new Database(databaseUrl, 4);
    this.clock = clock;
    clients = new VroClients(anchors, JsonMapper.shared(), clock);
    servers = new SqlServers(database, secrets, clients, JsonMapper.shared(), clock);
    registration =
        new ServerRegistration(servers, clients, new CertificateProbe(anchors), uses, clock);
  }

  /** What a person who has compared the fingerprint gives. */
  static NewServer wish(String name, FakeServer server, Timeouts timeouts) {
    return new NewServer(
        name,
        server.uri(),
        FakeServer.USER,
        FakeServer.PASSWORD,
        server.fingerprint(),
        Map.of("site", "emea"),
        timeouts);
  }

  RemoteServer add(String name, FakeServer server) {
    return registration.add(wish(name, server, PATIENT));
  }

  VroClient client(FakeServer server) {
    return servers.client(add("emea-1", server));
  }

  @Override
  public void close() {
    clients.close();
    database.close();
  }
}
