package dev.multinode.cli.workflow;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds a workflow by what a person calls it. */
public final class WorkflowLookup {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{32,}");

  private WorkflowLookup() {}

  /**
   * A whole path is preferred to the end of one, since proxies are in folders that end as those of
   * the remote do.
   *
   * @param nameOrId an id, a name, or a name with a part of its folder before it ({@code
   *     Demo/Greet})
   * @return the workflow's definition, as the vRO API gives it
   * @throws MultinodeException NOT_FOUND when nothing fits, USAGE with a list when several do
   */
  public static JsonNode find(NodeClient client, String nameOrId) {
    if (ID.matcher(nameOrId).matches()) {
      return client.get("vco/api/workflows", nameOrId).json();
    }
    List<ObjectNode> named =
        Links.attributes(client.get("vco/api/workflows").json()).stream()
            .filter(workflow -> fits(workflow, nameOrId))
            .toList();
    if (named.isEmpty()) {
      throw new NotFoundException("workflow", nameOrId, "see 'multinode workflow list'");
    }
    List<ObjectNode> whole =
        named.stream().filter(workflow -> path(workflow).equals(nameOrId)).toList();
    if (whole.size() == 1) {
      return client.get("vco/api/workflows", Json.text(whole.get(0), "id")).json();
    }
    if (named.size() > 1) {
      throw ambiguous(nameOrId, named);
    }
    return client.get("vco/api/workflows", Json.text(named.get(0), "id")).json();
  }

  private static boolean fits(ObjectNode workflow, String nameOrId) {
    String name = Json.text(workflow, "name");
    String path = path(workflow);
    return name.equals(nameOrId)
        || Json.text(workflow, "id").equals(nameOrId)
        || path.equals(nameOrId)
        || (nameOrId.contains("/") && path.endsWith("/" + nameOrId));
  }

  private static String path(ObjectNode workflow) {
    return Links.folder(workflow) + "/" + Json.text(workflow, "name");
  }

  private static MultinodeException ambiguous(String name, List<ObjectNode> named) {
    String list =
        named.stream()
            .map(
                workflow ->
                    "  %s  %s/%s"
                        .formatted(
                            Json.text(workflow, "id"),
                            Links.folder(workflow),
                            Json.text(workflow, "name")))
            .collect(Collectors.joining("\n"));
    return new MultinodeException(
        ErrorCode.USAGE,
        "%d workflows are called '%s'; name one by its id:%n%s"
            .formatted(named.size(), name, list));
  }
}
