package dev.multinode.core.engine;

import static java.util.Objects.requireNonNullElseGet;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.cluster.ClusterConfig;
import dev.multinode.core.cluster.ClusterModule;
import dev.multinode.core.cluster.NodeName;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.script.CommandConfig;
import dev.multinode.core.script.FilesConfig;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.script.ScriptFiles;
import dev.multinode.core.script.UrlConfig;
import dev.multinode.core.script.WebClient;
import dev.multinode.core.script.WorkflowRuns;
import dev.multinode.core.script.WorkflowTasks;
import dev.multinode.core.shared.CustomEvents;
import dev.multinode.core.shared.CustomProperties;
import dev.multinode.core.shared.Locks;
import dev.multinode.core.shared.Tags;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.store.Database;
import dev.multinode.core.value.StoredValues;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs workflows and actions: binds {@link Runs}, {@link Interactions}, {@link Triggers}, {@link
 * Actions}, {@link Engine}.
 */
public final class EngineModule extends AbstractModule {
  /** No other node can open an embedded database. */
  private static final String ALONE = "single";

  @Override
  protected void configure() {
    requireBinding(EngineConfig.class);
    requireBinding(ScriptConfig.class);
    requireBinding(Database.class);
    requireBinding(Jdbi.class);
    requireBinding(SecretBox.class);
    requireBinding(InstantSource.class);
    requireBinding(ContentStore.class);
    requireBinding(ContentLibrary.class);
    install(new ClusterModule());
    Multibinder.newSetBinder(binder(), NodePlugin.class);
    OptionalBinder.newOptionalBinder(binder(), FilesConfig.class)
        .setDefault()
        .toInstance(FilesConfig.defaults());
    OptionalBinder.newOptionalBinder(binder(), UrlConfig.class)
        .setDefault()
        .toInstance(UrlConfig.defaults());
    OptionalBinder.newOptionalBinder(binder(), CommandConfig.class)
        .setDefault()
        .toInstance(CommandConfig.defaults());
    bind(WebClient.class).in(Singleton.class);
    OptionalBinder.newOptionalBinder(binder(), WorkflowTasks.class);
    bind(ScriptFiles.class).in(Singleton.class);
    bind(Locks.class).in(Singleton.class);
    bind(CustomEvents.class).in(Singleton.class);
    bind(Tags.class).in(Singleton.class);
    bind(CustomProperties.class).in(Singleton.class);
    bind(ScriptEngine.class).in(Singleton.class);
    bind(WorkflowRuns.class).to(ScriptedRuns.class).in(Singleton.class);
    bind(DbSchedulerDriver.class).in(Singleton.class);
    bind(RunDriver.class).to(HoldingDriver.class);
    bind(SafeMode.class).in(Singleton.class);
    bind(EngineRole.class).in(Singleton.class);
    bind(EngineLoad.class).in(Singleton.class);
    bind(WorkflowVersions.class).in(Singleton.class);
    bind(RunStore.class).in(Singleton.class);
    bind(RunParts.class).in(Singleton.class);
    bind(RunLogs.class).in(Singleton.class);
    bind(RunWrites.class).in(Singleton.class);
    bind(TriggerRows.class).in(Singleton.class);
    bind(RunEnds.class).in(Singleton.class);
    bind(ActiveRuns.class).in(Singleton.class);
    bind(StartGate.class).in(Singleton.class);
    bind(SqlTriggers.class).in(Singleton.class);
    bind(NewRuns.class).in(Singleton.class);
    bind(Questions.class).in(Singleton.class);
    bind(Interactions.class).to(SqlInteractions.class).in(Singleton.class);
    bind(ItemKinds.class).in(Singleton.class);
    bind(ItemTypes.class).to(ItemKinds.class);
    Multibinder.newSetBinder(binder(), RunRecords.class);
    OptionalBinder.newOptionalBinder(binder(), RetentionConfig.class)
        .setDefault()
        .toInstance(RetentionConfig.defaults());
    bind(RunRemoval.class).in(Singleton.class);
    bind(RetentionRows.class).in(Singleton.class);
    bind(Retention.class).in(Singleton.class);
    bind(StartCheck.class).in(Singleton.class);
    bind(SqlRuns.class).in(Singleton.class);
    bind(Runs.class).to(SqlRuns.class);
    bind(Triggers.class).to(SqlTriggers.class);
    bind(Actions.class).to(ScriptActions.class).in(Singleton.class);
    bind(Engine.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  HoldingDriver driver(DbSchedulerDriver driver, Database database) {
    return new HoldingDriver(driver, database);
  }

  @Provides
  @Singleton
  ClusterConfig clusterConfig(EngineConfig config, Database database) {
    String name =
        requireNonNullElseGet(
            config.nodeName(), () -> database.isEmbedded() ? ALONE : NodeName.fresh());
    return new ClusterConfig(name, config.heartbeat(), config.missedBeats(), config.safeMode());
  }

  /** No secret of a run lies in the database in clear text. */
  @Provides
  @Singleton
  StoredValues values(SecretBox secrets) {
    return new StoredValues(secrets::seal, secrets::open);
  }
}
