package dev.multinode.cli.node;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.check.CheckModule;
import dev.multinode.core.cluster.ClusterClock;
import dev.multinode.core.cluster.NodeFacts;
import dev.multinode.core.cluster.NodeName;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.crypto.NodeCertificate;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.engine.RetentionConfig;
import dev.multinode.core.remote.RemoteModule;
import dev.multinode.core.rest.RestModule;
import dev.multinode.core.schedule.ScheduleConfig;
import dev.multinode.core.schedule.ScheduleModule;
import dev.multinode.core.script.CommandConfig;
import dev.multinode.core.script.FilesConfig;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.script.UrlConfig;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.store.Database;
import dev.multinode.inventory.InventoryModule;
import dev.multinode.packages.PackagesModule;
import dev.multinode.proxy.ProxyModule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a node is made of. */
final class NodeModule extends AbstractModule {
  private final Settings settings;
  private final Supplier<Database> database;

  /**
   * @param database gives the same one each time; may block until it is open
   */
  NodeModule(Settings settings, Supplier<Database> database) {
    this.settings = settings;
    this.database = database;
  }

  @Override
  protected void configure() {
    bind(NodeConfig.class).toInstance(settings.node());
    bind(ScheduleConfig.class).toInstance(settings.schedule());
    bind(ScriptConfig.class).toInstance(settings.script());
    OptionalBinder.newOptionalBinder(binder(), FilesConfig.class)
        .setBinding()
        .toInstance(settings.files());
    OptionalBinder.newOptionalBinder(binder(), RetentionConfig.class)
        .setBinding()
        .toInstance(settings.retention());
    OptionalBinder.newOptionalBinder(binder(), UrlConfig.class)
        .setBinding()
        .toInstance(settings.url());
    OptionalBinder.newOptionalBinder(binder(), CommandConfig.class)
        .setBinding()
        .toInstance(settings.command());
    bind(InstantSource.class).to(ClusterClock.class);
    bind(NodeFacts.class)
        .toInstance(new NodeFacts(version(), ConfigurationFingerprint.of(settings)));
    bind(JsonMapper.class).toInstance(JsonMapper.shared());
    Multibinder<NodePlugin> plugins = Multibinder.newSetBinder(binder(), NodePlugin.class);
    for (NodePlugin plugin : ServiceLoader.load(NodePlugin.class)) {
      plugins.addBinding().toInstance(plugin);
    }
    install(new ContentModule());
    install(new EngineModule());
    install(new CheckModule());
    install(new ScheduleModule());
    install(new RemoteModule());
    install(new RestModule());
    install(new InventoryModule());
    install(new PackagesModule());
    install(new InventoryModule());
    install(new ProxyModule());
  }

  @Provides
  @Singleton
  Database database() {
    return database.get();
  }

  @Provides
  @Singleton
  Jdbi jdbi(Database database) {
    return database.jdbi();
  }

  /** A node of a cluster has a name, and keeps it. */
  @Provides
  @Singleton
  EngineConfig engine(Database opened) {
    EngineConfig config = settings.engine();
    return config.nodeName() != null || opened.isEmbedded()
        ? config
        : config.withNodeName(NodeName.in(data()));
  }

  @Provides
  @Singleton
  SecretBox secretBox() {
    return SecretBox.in(data());
  }

  @Provides
  @Singleton
  NodeCertificate certificate() {
    return NodeCertificate.in(data(), names(), Instant.now());
  }

  private static String version() {
    String version = NodeModule.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private Path data() {
    return settings.node().data();
  }

  /** What clients may call the node: the configured names first, then those of this machine. */
  private List<String> names() {
    Set<String> names = new LinkedHashSet<>(settings.node().names());
    names.add("localhost");
    names.add("127.0.0.1");
    if (!settings.node().bind().equals("0.0.0.0")) {
      names.add(settings.node().bind());
    }
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      // a machine without a name is called by its address
    }
    return new ArrayList<>(names);
  }
}
