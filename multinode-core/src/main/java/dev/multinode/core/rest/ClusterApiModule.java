package dev.multinode.core.rest;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.cluster.Cluster;
import dev.multinode.core.engine.EngineLoad;
import dev.multinode.core.engine.SafeMode;
import dev.multinode.core.spi.Resource;

/** The cluster over REST. Goes with {@link RestServerModule}. */
public final class ClusterApiModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Cluster.class);
    requireBinding(EngineLoad.class);
    requireBinding(SafeMode.class);
    Multibinder.newSetBinder(binder(), Resource.class).addBinding().to(ClusterResource.class);
  }
}
