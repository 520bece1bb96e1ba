package dev.multinode.cli.node;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.multinode.core.cluster.Cluster;
import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.crypto.NodeCertificate;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.Retention;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.Watchers;
import dev.multinode.core.rest.Access;
import dev.multinode.core.rest.RestServer;
import dev.multinode.core.schedule.Scheduler;
import dev.multinode.core.store.Database;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running node. What was started is stopped in the opposite order. */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Settings settings;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private Injector injector;
  private Optional<String> madeUp = Optional.empty();

  private Node(Settings settings, DataFolder folder) {
    this.settings = settings;
    started.push(folder);
  }

  /**
   * Starts a node; when it cannot start, nothing of it is left running.
   *
   * @param folder its data; closed with the node, and when it cannot start
   * @param password the one that the administrator is to have; empty to make one up at the first
   *     start
   * @throws MultinodeException when a setting, the database or the port cannot be used
   */
  static Node start(Settings settings, DataFolder folder, Optional<String> password) {
    Node node = new Node(settings, folder);
    try {
      node.startParts(password);
      return node;
    } catch (CreationException | ProvisionException e) {
      node.close();
      throw e.getCause() instanceof MultinodeException known ? known : e;
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private void startParts(Optional<String> password) {
    Early<Database> database = new Early<>("open the database", this::openDatabase);
    started.push(() -> database.ifMade(Database::close));
    injector = Guice.createInjector(Stage.DEVELOPMENT, new NodeModule(settings, database));
    // a slow hash on purpose
    Early<Optional<String>> admin =
        new Early<>("make the administrator", () -> access().ensureAdmin(password));
    Engine engine = injector.getInstance(Engine.class);
    started.push(engine);
    engine.start();
    Retention retention = injector.getInstance(Retention.class);
    started.push(retention);
    retention.start();
    Scheduler tasks = injector.getInstance(Scheduler.class);
    started.push(tasks);
    tasks.start();
    Watchers watchers = injector.getInstance(Watchers.class);
    started.push(watchers);
    watchers.start();
    RestServer rest = injector.getInstance(RestServer.class);
    started.push(rest);
    rest.start();
    injector.getInstance(Cluster.class).reachableAt(rest.uri());
    madeUp = admin.get();
  }

  private Database openDatabase() {
    return new Database(
        settings.database().urlIn(settings.node().data()), settings.database().connections());
  }

  URI url() {
    return injector.getInstance(RestServer.class).uri();
  }

  Fingerprint fingerprint() {
    return injector.getInstance(NodeCertificate.class).fingerprint();
  }

  Access access() {
    return injector.getInstance(Access.class);
  }

  /** The password of the administrator, when it was made up just now. */
  Optional<String> madeUpPassword() {
    return madeUp;
  }

  /** Lets requests and items end, and gives back port, database and folder. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        LOG.warn("a part of the node did not stop as it should", e);
      }
    }
  }
}
