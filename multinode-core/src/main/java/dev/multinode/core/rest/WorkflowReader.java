package dev.multinode.core.rest;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementData;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.error.NotFoundException;
import jakarta.inject.Inject;

/** Workflows as they are now, parsed once per version of their content. */
final class WorkflowReader {
  private final ContentStore store;
  private final Cache<String, Workflow> byHash = CacheBuilder.newBuilder().maximumSize(500).build();

  /** A workflow with what the store knows of it. */
  record Found(ElementInfo info, Workflow workflow) {}

  @Inject
  WorkflowReader(ContentStore store) {
    this.store = store;
  }

  /**
   * @throws NotFoundException when there is no such workflow
   */
  Found get(String id) {
    ElementKey key = new ElementKey(ElementType.WORKFLOW, id);
    ElementInfo info =
        store
            .findInfo(key)
            .orElseThrow(
                () -> new NotFoundException("workflow", id, "see 'multinode workflow list'"));
    Workflow known = byHash.getIfPresent(info.hash());
    if (known == null) {
      known = WorkflowXml.read(ElementData.decode(store.get(key).data()));
      byHash.put(info.hash(), known);
    }
    return new Found(info, known);
  }
}
