package dev.multinode.core.cluster;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.spi.Readiness;
import dev.multinode.core.store.Database;

/**
 * The nodes on one database: binds {@link Cluster} and {@link ClusterRole}. {@link NodeFacts} may
 * be bound.
 */
public final class ClusterModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(ClusterConfig.class);
    requireBinding(Database.class);
    OptionalBinder.newOptionalBinder(binder(), NodeFacts.class);
    bind(Registry.class).in(Singleton.class);
    bind(SqlLeases.class).in(Singleton.class);
    OptionalBinder.newOptionalBinder(binder(), Leases.class).setBinding().to(SqlLeases.class);
    bind(Cluster.class);
    bind(ClusterRole.class).to(Cluster.class);
    Multibinder.newSetBinder(binder(), Readiness.class).addBinding().to(Cluster.class);
  }
}
