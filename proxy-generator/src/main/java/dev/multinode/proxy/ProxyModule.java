package dev.multinode.proxy;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.remote.RemoteRuns;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.ServerUse;
import dev.multinode.core.store.Database;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** Proxies: the generator, the plug-in {@code VCO} that they use, and {@code /api/v1/proxies}. */
public final class ProxyModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Servers.class);
    requireBinding(RemoteRuns.class);
    requireBinding(ContentStore.class);
    requireBinding(Database.class);
    requireBinding(JsonMapper.class);
    requireBinding(InstantSource.class);
    bind(Signatures.class).in(Singleton.class);
    bind(ProxyGenerator.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), NodePlugin.class).addBinding().to(VcoPlugin.class);
    Multibinder.newSetBinder(binder(), ServerUse.class).addBinding().to(ProxyUse.class);
    Multibinder.newSetBinder(binder(), Resource.class).addBinding().to(ProxiesResource.class);
  }
}
