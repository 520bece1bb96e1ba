package dev.multinode.packages;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.store.Database;
import java.time.InstantSource;

/** Imports, exports and pushes packages of the node, and keeps whom it trusts as a signer. */
public final class PackagesModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(ContentStore.class);
    requireBinding(Database.class);
    requireBinding(InstantSource.class);
    requireBinding(NodeConfig.class);
    requireBinding(Servers.class);
    bind(NodeSigner.class).in(Singleton.class);
    bind(SqlSigners.class).in(Singleton.class);
    bind(PackageImporter.class).in(Singleton.class);
    bind(PackageExporter.class).in(Singleton.class);
    bind(PackageSync.class).in(Singleton.class);
    Multibinder<Resource> resources = Multibinder.newSetBinder(binder(), Resource.class);
    resources.addBinding().to(PackagesResource.class);
    resources.addBinding().to(PackageItemsResource.class);
    resources.addBinding().to(SignersResource.class);
    resources.addBinding().to(SyncResource.class);
  }
}
