package dev.multinode.core.script;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.shared.CustomEvents;
import dev.multinode.core.shared.CustomProperties;
import dev.multinode.core.shared.Locks;
import dev.multinode.core.shared.Tags;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What the scripting API works with, in the database of the node.
 *
 * @param store the content of this node
 * @param library the same as objects
 * @param runs starts and shows runs
 * @param tasks makes and shows tasks; empty where nothing runs them
 */
public record ScriptServices(
    ContentStore store,
    ContentLibrary library,
    WorkflowRuns runs,
    Optional<WorkflowTasks> tasks,
    Locks locks,
    CustomEvents events,
    Tags tags,
    CustomProperties properties) {
  @Inject
  public ScriptServices {}

  /** For scripts that need nothing of it. */
  static ScriptServices none() {
    return new ScriptServices(null, null, null, Optional.empty(), null, null, null, null);
  }
}
