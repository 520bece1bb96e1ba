package dev.multinode.core.rest;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.engine.Actions;
import dev.multinode.core.engine.Interactions;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.Resource;

/** The content and the runs of the node over REST. Goes with {@link RestServerModule}. */
public final class VroApiModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(ContentLibrary.class);
    requireBinding(ContentStore.class);
    requireBinding(Runs.class);
    requireBinding(Interactions.class);
    requireBinding(Actions.class);
    Multibinder.newSetBinder(binder(), NodePlugin.class);
    bind(ContentIndex.class).in(Singleton.class);
    bind(ContentReader.class).in(Singleton.class);
    bind(EndedRuns.class).in(Singleton.class);
    Multibinder<Resource> resources = Multibinder.newSetBinder(binder(), Resource.class);
    resources.addBinding().to(ActionsResource.class);
    resources.addBinding().to(CatalogResource.class);
    resources.addBinding().to(CategoriesResource.class);
    resources.addBinding().to(ConfigurationsResource.class);
    resources.addBinding().to(EventsResource.class);
    resources.addBinding().to(ExecutionsResource.class);
    resources.addBinding().to(InteractionsResource.class);
    resources.addBinding().to(InventoryResource.class);
    resources.addBinding().to(PermissionsResource.class);
    resources.addBinding().to(PluginsResource.class);
    resources.addBinding().to(ResourcesResource.class);
    resources.addBinding().to(RunLogsResource.class);
    resources.addBinding().to(RunsResource.class);
    resources.addBinding().to(WorkflowsResource.class);
  }
}
