package dev.multinode.core.testing;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import dev.multinode.core.cluster.Cluster;
import dev.multinode.core.cluster.ClusterClock;
import dev.multinode.core.cluster.Leases;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Actions;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.engine.Interactions;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.SafeMode;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.schedule.ScheduleConfig;
import dev.multinode.core.schedule.ScheduleModule;
import dev.multinode.core.script.FilesConfig;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.store.Database;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** An engine over a database of its own, with nothing else of a node. */
public final class TestEngine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Made when a script uses it; a run's part of it goes with the run. */
  private static final Path FILES =
      Path.of(System.getProperty("java.io.tmpdir"), "multinode-test-files");

  private final String url;
  private final Database database;
  private final Injector injector;

  private TestEngine(
      String url, EngineConfig config, InstantSource clock, List<NodePlugin> plugins, Module more) {
    this.url = url;
    database = new Database(url, 10);
    injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new ContentModule(),
            new EngineModule(),
            new ScheduleModule(),
            more,
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Database.class).toInstance(database);
                bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
                bind(Jdbi.class).toInstance(database.jdbi());
                bind(ClusterClock.class).toInstance(new ClusterClock(clock));
                bind(InstantSource.class).to(ClusterClock.class);
                bind(EngineConfig.class).toInstance(config);
                OptionalBinder.newOptionalBinder(binder(), FilesConfig.class)
                    .setBinding()
                    .toInstance(FilesConfig.defaults().withFolder(FILES));
                bind(ScheduleConfig.class).toInstance(ScheduleConfig.defaults());
                bind(ScriptConfig.class).toInstance(ScriptConfig.defaults());
                Multibinder<NodePlugin> set = Multibinder.newSetBinder(binder(), NodePlugin.class);
                plugins.forEach(plugin -> set.addBinding().toInstance(plugin));
              }
            });
    injector.getInstance(Engine.class).start();
  }

  /** Over a database that is gone when the engine is closed. */
  public static TestEngine inMemory(NodePlugin... plugins) {
    return at(Database.memoryUrl(UUID.randomUUID().toString()), plugins);
  }

  /** Over a database that is gone when the engine is closed, with other settings or parts. */
  public static TestEngine with(Module more) {
    return new TestEngine(
        Database.memoryUrl(UUID.randomUUID().toString()),
        EngineConfig.defaults(),
        InstantSource.system(),
        List.of(),
        more);
  }

  /** Over a database that may have been there before. */
  public static TestEngine at(String url, NodePlugin... plugins) {
    return at(url, EngineConfig.defaults(), plugins);
  }

  /** Over a database that may have been there before. */
  public static TestEngine at(String url, EngineConfig config, NodePlugin... plugins) {
    return at(url, config, InstantSource.system(), plugins);
  }

  /**
   * Over a database that may have been there before.
   *
   * @param clock of the machine that it is on
   */
  public static TestEngine at(
      String url, EngineConfig config, InstantSource clock, NodePlugin... plugins) {
    return new TestEngine(url, config, clock, List.of(plugins), Modules.EMPTY_MODULE);
  }

  /** A part of the engine. */
  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  public Database database() {
    return database;
  }

  public Runs runs() {
    return injector.getInstance(Runs.class);
  }

  public Interactions interactions() {
    return injector.getInstance(Interactions.class);
  }

  public Cluster cluster() {
    return injector.getInstance(Cluster.class);
  }

  public Leases leases() {
    return injector.getInstance(Leases.class);
  }

  public SafeMode safeMode() {
    return injector.getInstance(SafeMode.class);
  }

  public Triggers triggers() {
    return injector.getInstance(Triggers.class);
  }

  public Actions actions() {
    return injector.getInstance(Actions.class);
  }

  public ContentStore content() {
    return injector.getInstance(ContentStore.class);
  }

  /** Puts workflows into the folder {@code Tests}. */
  public void put(Workflow... workflows) {
    List<Element> elements = new ArrayList<>();
    for (Workflow workflow : workflows) {
      elements.add(Elements.of(workflow, List.of("Tests")));
    }
    content().put(elements, null);
  }

  /** Puts all workflows, actions, configurations and resources of a package of the corpus. */
  public void put(CorpusPackage corpus) {
    List<Element> elements = new ArrayList<>();
    for (CorpusPackage.Member member : corpus.elements()) {
      elements.add(
          Elements.read(
              member.type(), member.id(), member.category(), member.data(), member.members()));
    }
    content().put(elements, null);
  }

  /** Starts a run as the user ada. */
  public Run start(String workflowId, Map<String, Value> inputs) {
    return runs().start(new StartRequest(workflowId, inputs, "ada", null));
  }

  /** Starts a run and waits for its end. */
  public Run run(String workflowId, Map<String, Value> inputs) {
    return end(start(workflowId, inputs).id());
  }

  /** Waits until a run is final. */
  public Run end(String runId) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> runs().get(runId), run -> run.state().isFinal());
  }

  /** Waits until a run is in a state. */
  public Run await(String runId, RunState state) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> runs().get(runId), run -> run.state() == state);
  }

  /** Takes the database away in the middle of whatever happens, as the death of a process does. */
  public void kill() {
    if (!database.isEmbedded()) {
      database.close();
      return;
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      database.close();
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      // H2 says that the connection is broken, which it is
      return;
    }
  }

  @Override
  public void close() {
    injector.getInstance(Engine.class).close();
    database.close();
  }
}
