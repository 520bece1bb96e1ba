package dev.multinode.core.script;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What the scripting API works with.
 *
 * @param store the content of this node
 * @param library the same as objects
 * @param runs starts and shows runs
 * @param tasks makes and shows tasks; empty where nothing runs them
 */
public record ScriptServices(
    ContentStore store, ContentLibrary library, WorkflowRuns runs, Optional<WorkflowTasks> tasks) {
  @Inject
  public ScriptServices {}
}
