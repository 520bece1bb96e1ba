package dev.multinode.core.engine;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.NotFoundException;
import jakarta.inject.Inject;

/** Workflows in the version that a run began with. */
final class WorkflowVersions {
  private final ContentStore store;
  private final ContentLibrary library;

  @Inject
  WorkflowVersions(ContentStore store, ContentLibrary library) {
    this.store = store;
    this.library = library;
  }

  /** A workflow and what to ask for to get the same again. */
  record Version(String hash, Workflow workflow) {}

  /**
   * The version of now.
   *
   * @throws NotFoundException for a workflow that is not here
   */
  Version current(String id) {
    String hash =
        store
            .findInfo(new ElementKey(ElementType.WORKFLOW, id))
            .map(ElementInfo::hash)
            .orElseThrow(
                () -> new NotFoundException("workflow", id, "see 'multinode workflow list'"));
    return new Version(hash, library.workflow(id, hash));
  }

  /**
   * @throws NotFoundException when the workflow never had that hash here
   */
  Workflow get(String id, String hash) {
    return library.workflow(id, hash);
  }
}
