package dev.multinode.core.rest;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.crypto.NodeCertificate;
import dev.multinode.core.spi.Readiness;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.store.Database;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST server with its logins, and what it tells of itself. What else it serves is bound by
 * others; {@link RestModule} brings the whole API of a node.
 */
public final class RestServerModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(NodeConfig.class);
    requireBinding(NodeCertificate.class);
    requireBinding(Database.class);
    requireBinding(InstantSource.class);
    requireBinding(JsonMapper.class);
    bind(RestServer.class).in(Singleton.class);
    bind(Access.class).in(Singleton.class);
    bind(AccessStore.class).in(Singleton.class);
    Multibinder.newSetBinder(binder(), Readiness.class);
    Multibinder<Resource> resources = Multibinder.newSetBinder(binder(), Resource.class);
    resources.addBinding().to(AboutResource.class);
    resources.addBinding().to(TokensResource.class);
    resources.addBinding().to(UsersResource.class);
  }
}
