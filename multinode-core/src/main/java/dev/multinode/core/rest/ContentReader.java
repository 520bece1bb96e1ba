package dev.multinode.core.rest;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.multinode.core.content.Action;
import dev.multinode.core.content.ActionXml;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ConfigurationXml;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementData;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ResourceArchive;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowXml;
import jakarta.inject.Inject;
import java.util.function.Function;

/** Elements as they are now, parsed once per version of their content. */
final class ContentReader {
  private final ContentStore store;
  private final Cache<Version, Object> parsed =
      CacheBuilder.newBuilder().maximumSize(1_000).build();

  private record Version(ElementKey key, String hash) {}

  @Inject
  ContentReader(ContentStore store) {
    this.store = store;
  }

  Workflow workflow(ElementInfo info) {
    return read(info, Workflow.class, WorkflowXml::read);
  }

  Action action(ElementInfo info) {
    return read(info, Action.class, ActionXml::read);
  }

  ConfigurationElement configuration(ElementInfo info) {
    return read(info, ConfigurationElement.class, ConfigurationXml::read);
  }

  /** Read each time: resources are large, and seldom asked for. */
  ResourceElement resource(ElementInfo info) {
    return ResourceArchive.read(data(info));
  }

  /** The bytes as packages hold them. */
  byte[] data(ElementInfo info) {
    return store.get(info.key()).data();
  }

  private <T> T read(ElementInfo info, Class<T> type, Function<String, T> parser) {
    Version version = new Version(info.key(), info.hash());
    Object known = parsed.getIfPresent(version);
    if (known == null) {
      known = parser.apply(ElementData.decode(data(info)));
      parsed.put(version, known);
    }
    return type.cast(known);
  }
}
