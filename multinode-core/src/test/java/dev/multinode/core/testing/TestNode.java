package dev.multinode.core.testing;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.crypto.NodeCertificate;
import dev.multinode.core.rest.Access;
import dev.multinode.core.rest.RestServer;
import dev.multinode.core.rest.RestServerModule;
import dev.multinode.core.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node over real HTTPS on loopback: the REST server, an empty database in memory, and whatever
 * modules the test brings. Log in as {@code admin} with {@link #PASSWORD}.
 */
public final class TestNode implements AutoCloseable {
  public static final String PASSWORD = "only-for-tests";

  private final Path folder;
  private final Database database;
  private final NodeCertificate certificate;
  private final Injector injector;
  private final RestServer server;

  public TestNode(Module... modules) {
    this(List.of("alias.example"), modules);
  }

  /**
   * @param names host names by which it may be called beside the address of loopback
   */
  public TestNode(List<String> names, Module... modules) {
    folder = temporaryFolder();
    database = new Database(Database.memoryUrl("node-" + UUID.randomUUID()), 4);
    certificate = NodeCertificate.in(folder, List.of("127.0.0.1", "localhost"), Instant.now());
    NodeConfig config = new NodeConfig("127.0.0.1", 0, folder, names, 1 << 20, null);
    Module basics =
        new AbstractModule() {
          @Override
          protected void configure() {
            install(new RestServerModule());
            for (Module module : modules) {
              install(module);
            }
            bind(NodeConfig.class).toInstance(config);
            bind(NodeCertificate.class).toInstance(certificate);
            bind(Database.class).toInstance(database);
            bind(Jdbi.class).toInstance(database.jdbi());
            bind(InstantSource.class).toInstance(InstantSource.system());
            bind(JsonMapper.class).toInstance(JsonMapper.shared());
          }
        };
    injector = Guice.createInjector(basics);
    injector.getInstance(Access.class).ensureAdmin(Optional.of(PASSWORD));
    server = injector.getInstance(RestServer.class);
    server.start();
  }

  /** {@code https://127.0.0.1:PORT}. */
  public URI uri() {
    return server.uri();
  }

  public NodeCertificate certificate() {
    return certificate;
  }

  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  /** A client that trusts this node's certificate and logs in as {@code admin} with Basic. */
  public TestClient client() {
    return TestClient.basic(this, "admin", PASSWORD);
  }

  @Override
  public void close() {
    server.close();
    database.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("multinode-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
