package dev.multinode.core.remote;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.cluster.Leases;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.RunRecords;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.ServerUse;
import dev.multinode.core.store.Database;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remote servers: the registry, its REST resource, clients, and runs over there. {@link Watchers}
 * has to be started once the engine runs, and closed before it stops.
 */
public final class RemoteModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Database.class);
    requireBinding(SecretBox.class);
    requireBinding(JsonMapper.class);
    requireBinding(InstantSource.class);
    bind(VroClients.class).in(Singleton.class);
    bind(SqlServers.class).in(Singleton.class);
    bind(Servers.class).to(SqlServers.class);
    bind(ServerRegistration.class).in(Singleton.class);
    requireBinding(Runs.class);
    requireBinding(Triggers.class);
    OptionalBinder.newOptionalBinder(binder(), Leases.class)
        .setDefault()
        .toInstance(Leases.alone());
    bind(SqlTokens.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), RunRecords.class).addBinding().to(SqlTokens.class);
    bind(Watchers.class).in(Singleton.class);
    bind(RemoteRuns.class).asEagerSingleton();
    Multibinder.newSetBinder(binder(), ServerUse.class).addBinding().to(TokenUse.class);
    Multibinder.newSetBinder(binder(), Resource.class).addBinding().to(ServersResource.class);
  }

  @Provides
  @Singleton
  TrustAnchors trustAnchors() {
    return TrustAnchors.ofRuntime();
  }
}
