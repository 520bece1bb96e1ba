package dev.multinode.core.content;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/** The content of the node, in its database. */
public final class ContentModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Jdbi.class);
    requireBinding(JsonMapper.class);
    bind(Paths.class).in(Singleton.class);
    bind(ElementRows.class).in(Singleton.class);
    bind(ContentStore.class).to(SqlContentStore.class).in(Singleton.class);
    bind(ContentLibrary.class).in(Singleton.class);
  }
}
