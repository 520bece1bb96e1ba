package dev.multinode.core.script;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import jakarta.inject.Inject;

/**
 * What the scripting API works with.
 *
 * @param store the content of this node
 * @param library the same as objects
 * @param runs starts and shows runs
 */
public record ScriptServices(ContentStore store, ContentLibrary library, WorkflowRuns runs) {
  @Inject
  public ScriptServices {}
}
