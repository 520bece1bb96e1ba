package dev.multinode.inventory;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.spi.Resource;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** Browses and searches what remote servers offer. */
public final class InventoryModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Servers.class);
    requireBinding(InstantSource.class);
    requireBinding(JsonMapper.class);
    bind(Inventory.class).in(Singleton.class);
    bind(InventorySearch.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), Resource.class).addBinding().to(InventoryResource.class);
  }
}
