package dev.multinode.core.rest;

import com.google.inject.AbstractModule;

/** The REST API of a node: the server, and the node's content, runs and tasks. */
public final class RestModule extends AbstractModule {
  @Override
  protected void configure() {
    install(new RestServerModule());
    install(new VroApiModule());
    install(new UpkeepModule());
    install(new ClusterApiModule());
  }
}
