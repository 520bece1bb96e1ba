package dev.multinode.core.remote;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.ServerUse;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/** Remote servers: the registry, its REST resource, and clients. */
public final class RemoteModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Jdbi.class);
    requireBinding(SecretBox.class);
    requireBinding(JsonMapper.class);
    requireBinding(InstantSource.class);
    bind(VroClients.class).in(Singleton.class);
    bind(SqlServers.class).in(Singleton.class);
    bind(Servers.class).to(SqlServers.class);
    bind(ServerRegistration.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), ServerUse.class);
    Multibinder.newSetBinder(binder(), Resource.class).addBinding().to(ServersResource.class);
  }

  @Provides
  @Singleton
  TrustAnchors trustAnchors() {
    return TrustAnchors.ofRuntime();
  }
}
