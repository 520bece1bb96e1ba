package dev.multinode.core.check;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.engine.ItemTypes;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.Resource;

/** Checks workflows before they run, and serves that at {@code /api/v1/workflows/{id}/check}. */
public final class CheckModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(ContentStore.class);
    requireBinding(ContentLibrary.class);
    requireBinding(ItemTypes.class);
    Multibinder.newSetBinder(binder(), NodePlugin.class);
    bind(WorkflowCheck.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), Resource.class).addBinding().to(CheckResource.class);
  }
}
