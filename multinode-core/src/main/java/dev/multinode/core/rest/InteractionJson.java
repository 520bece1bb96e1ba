package dev.multinode.core.rest;

import dev.multinode.core.engine.Interaction;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.PlainValues;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions to people as JSON: as the vRO API shows them, and in our own plain form. */
final class InteractionJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private InteractionJson() {}

  /** The object of {@code vro-rest-api.md} §5.4. */
  static ObjectNode vro(Interaction asked, Hrefs hrefs) {
    String href = href(asked, hrefs);
    ObjectNode json = JSON.objectNode();
    json.put("id", asked.id());
    json.put("name", asked.itemName());
    json.put("description", asked.text());
    json.put("state", state(asked));
    json.put("href", href);
    json.put("create-date", Dates.iso(asked.createdAt()));
    if (asked.timeoutAt() != null) {
      json.put("timeout-date", Dates.iso(asked.timeoutAt()));
    }
    json.set(
        "assignees", texts(Stream.concat(asked.assignees().stream(), asked.groups().stream())));
    json.set("user-assignees", texts(asked.assignees().stream()));
    json.set("group-assignees", texts(asked.groups().stream()));
    json.set("input-parameters", Definitions.parameters(parameters(asked)));
    json.set(
        "relations",
        Links.relations(
            List.of(
                Link.relation("up", hrefs.execution(asked.workflowId(), asked.runId())),
                Link.relation("presentation", href + "presentation/"))));
    return json;
  }

  /** Its form, as far as it can be made of the fields. */
  static ObjectNode presentation(Interaction asked, Hrefs hrefs) {
    ObjectNode json = JSON.objectNode();
    json.put("id", asked.id());
    json.put("name", asked.itemName());
    json.put("description", asked.text());
    json.put("href", href(asked, hrefs) + "presentation/");
    json.set("input-parameters", Definitions.parameters(parameters(asked)));
    json.putArray("output-parameters");
    Set<String> mandatory =
        asked.fields().stream()
            .filter(Interaction.Field::mandatory)
            .map(Interaction.Field::name)
            .collect(Collectors.toSet());
    json.set("steps", WorkflowJson.steps(parameters(asked), mandatory));
    json.set("relations", Links.relations(List.of(Link.relation("up", href(asked, hrefs)))));
    return json;
  }

  static Link link(Interaction asked, String href) {
    return Link.down(href)
        .with("id", asked.id())
        .with("name", asked.itemName())
        .with("state", state(asked))
        .with("workflowId", asked.workflowId())
        .with("workflowName", asked.workflowName())
        .with("executionId", asked.runId())
        .with("createDate", Dates.iso(asked.createdAt()))
        .with("timeoutDate", asked.timeoutAt() == null ? null : Dates.iso(asked.timeoutAt()))
        .with("userAssignees", String.join(",", asked.assignees()))
        .with("groupAssignees", String.join(",", asked.groups()));
  }

  static String href(Interaction asked, Hrefs hrefs) {
    return hrefs.execution(asked.workflowId(), asked.runId()) + "interaction/";
  }

  /** With plain values, for people and the command line. */
  static ObjectNode plain(Interaction asked) {
    ObjectNode json = JSON.objectNode();
    json.put("id", asked.id());
    json.put("run", asked.runId());
    json.put("workflowId", asked.workflowId());
    json.put("workflowName", asked.workflowName());
    json.put("item", asked.item());
    json.put("name", asked.itemName());
    json.put("text", asked.text());
    json.set("assignees", texts(asked.assignees().stream()));
    json.set("groups", texts(asked.groups().stream()));
    json.put("createdAt", Dates.iso(asked.createdAt()));
    if (asked.timeoutAt() != null) {
      json.put("timeoutAt", Dates.iso(asked.timeoutAt()));
    }
    ArrayNode fields = json.putArray("fields");
    for (Interaction.Field field : asked.fields()) {
      fields
          .addObject()
          .put("name", field.name())
          .put("type", field.parameter().type().text())
          .put("description", field.parameter().description())
          .put("mandatory", field.mandatory());
    }
    json.set("shown", PlainValues.write(asked.shown()));
    return json;
  }

  private static String state(Interaction asked) {
    return asked.open() ? "waiting" : "finished";
  }

  static List<Parameter> parameters(Interaction asked) {
    return asked.fields().stream().map(Interaction.Field::parameter).toList();
  }

  private static ArrayNode texts(Stream<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
