package dev.multinode.core.check;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.engine.ItemTypes;
import dev.multinode.core.spi.NodePlugin;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Reads a workflow, and all that it calls, and lists what would make a run fail. What scripts put
 * together at run time is not seen. Safe for use by many threads.
 */
public final class WorkflowCheck {
  private final ContentStore store;
  private final ContentLibrary library;
  private final ItemTypes items;
  private final KnownPlugins plugins;

  @Inject
  public WorkflowCheck(
      ContentStore store, ContentLibrary library, ItemTypes items, Set<NodePlugin> plugins) {
    this.store = store;
    this.library = library;
    this.items = items;
    this.plugins = new KnownPlugins(plugins);
  }

  /**
   * What was looked at, and found.
   *
   * @param workflows how many were read, the first included
   * @param actions how many were read
   */
  public record Report(int workflows, int actions, List<Finding> findings) {}

  /**
   * @throws dev.multinode.core.error.NotFoundException for an unknown workflow
   * @throws dev.multinode.core.content.InvalidContentException when it cannot be read
   */
  public Report check(String workflowId) {
    library.workflow(workflowId);
    return new Walk(store, library, items, plugins).from(workflowId);
  }
}
