package dev.multinode.core.engine;

import dev.multinode.core.content.Workflow;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.Map;

/** Says beforehand whether a start would be accepted, for runs that begin later. */
public final class StartCheck {
  private final WorkflowVersions versions;

  @Inject
  StartCheck(WorkflowVersions versions) {
    this.versions = versions;
  }

  /**
   * @return the workflow as it is now
   * @throws dev.multinode.core.error.MultinodeException as {@link Runs#start}, but BUSY
   */
  public Workflow check(String workflowId, Map<String, Value> inputs) {
    Workflow workflow = versions.current(workflowId).workflow();
    RunStarts.check(workflow, inputs);
    RunStarts.firstItem(workflow);
    return workflow;
  }
}
