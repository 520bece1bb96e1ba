package dev.multinode.core.rest;

import dev.multinode.core.engine.Interaction;
import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.JsonValueWriter;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs as the vRO API shows them ({@code vro-rest-api.md} §5.4), and in our own short form. */
final class RunJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RunJson() {}

  /** The execution object. */
  static ObjectNode execution(Run run, Hrefs hrefs) {
    JsonValueWriter values = values(hrefs);
    String href = hrefs.execution(run.workflowId(), run.id());
    ObjectNode json = JSON.objectNode();
    json.put("id", run.id());
    json.put("name", run.workflowName());
    json.put("state", run.state().wire());
    json.put("global-state", run.state().wire());
    json.put("href", href);
    json.put("start-date", Dates.iso(run.startedAt()));
    if (run.endedAt() != null) {
      json.put("end-date", Dates.iso(run.endedAt()));
    }
    json.put("started-by", run.startedBy());
    if (run.currentItem() != null) {
      json.put("current-item-display-name", run.currentItem());
      json.put("current-item-state", run.state().wire());
    }
    json.put("business-state", run.businessState());
    if (run.error() != null) {
      json.put("content-exception", run.error());
    }
    json.set("input-parameters", parameters(run.inputs(), values));
    json.set("output-parameters", parameters(run.outputs(), values));
    json.set("relations", Links.relations(relations(run, hrefs)));
    return json;
  }

  private static List<Link> relations(Run run, Hrefs hrefs) {
    String href = hrefs.execution(run.workflowId(), run.id());
    List<Link> relations = new ArrayList<>();
    relations.add(Link.relation("up", hrefs.api("workflows", run.workflowId(), "executions")));
    relations.add(Link.relation("remove", href));
    relations.add(Link.relation("logs", href + "logs/"));
    relations.add(Link.relation("syslogs", href + "syslogs/"));
    relations.add(Link.relation("state", href + "state/"));
    if (run.state() == RunState.WAITING) {
      relations.add(Link.relation("interaction", href + "interaction/"));
    }
    return relations;
  }

  /** The run in a list. */
  static Link link(Run run, String href) {
    return Link.down(href)
        .with("id", run.id())
        .with("name", run.workflowName())
        .with("workflowId", run.workflowId())
        .with("state", run.state().wire())
        .with("startDate", Dates.iso(run.startedAt()))
        .with("endDate", run.endedAt() == null ? null : Dates.iso(run.endedAt()))
        .with("startedBy", run.startedBy())
        .with("businessState", run.businessState())
        .with("currentItemDisplayName", run.currentItem());
  }

  /** Without inputs and outputs, for our own lists. */
  static ObjectNode summary(Run run) {
    ObjectNode json = JSON.objectNode();
    json.put("id", run.id());
    json.put("workflowId", run.workflowId());
    json.put("workflowName", run.workflowName());
    json.put("state", run.state().wire());
    json.put("startedBy", run.startedBy());
    json.put("startedAt", Dates.iso(run.startedAt()));
    putFilled(json, "endedAt", run.endedAt() == null ? null : Dates.iso(run.endedAt()));
    putFilled(json, "currentItem", run.currentItem());
    putFilled(json, "businessState", run.businessState());
    putFilled(json, "error", run.error());
    putFilled(json, "failedItem", run.failedItem());
    putFilled(json, "parent", run.parentId());
    return json;
  }

  /**
   * With inputs and outputs as plain JSON.
   *
   * @param children runs that are parts of it
   * @param asked what it and its parts ask people just now
   */
  static ObjectNode details(Run run, List<Run> children, List<Interaction> asked) {
    ObjectNode json = summary(run);
    json.set("inputs", PlainValues.write(byName(run.inputs())));
    json.set("outputs", PlainValues.write(byName(run.outputs())));
    ArrayNode parts = json.putArray("children");
    children.forEach(
        child ->
            parts
                .addObject()
                .put("id", child.id())
                .put("workflowName", child.workflowName())
                .put("state", child.state().wire()));
    ArrayNode questions = json.putArray("interactions");
    asked.forEach(one -> questions.add(InteractionJson.plain(one)));
    return json;
  }

  /** The entries of {@code logs} and {@code syslogs}. */
  static ObjectNode logs(List<LogLine> lines) {
    ObjectNode json = JSON.objectNode();
    ArrayNode logs = json.putArray("logs");
    for (LogLine line : lines) {
      ObjectNode entry = logs.addObject().putObject("entry");
      entry.put("origin", line.origin());
      entry.put("severity", line.severity());
      entry.put("time-stamp", Dates.iso(line.at()));
      entry.put("time-stamp-val", line.at().toEpochMilli());
      putFilled(entry, "user", line.user());
      entry.put("short-description", line.text());
      entry.put("long-description", line.text());
    }
    return json;
  }

  /** Writes values for clients: secrets hidden, plug-in objects with their place in the catalog. */
  static JsonValueWriter values(Hrefs hrefs) {
    return new JsonValueWriter(ref -> catalog(ref, hrefs), false);
  }

  private static Optional<String> catalog(Value.Ref ref, Hrefs hrefs) {
    return ref.type()
        .namespace()
        .map(namespace -> hrefs.api("catalog", namespace, ref.type().simpleName(), ref.id()));
  }

  private static ArrayNode parameters(List<Run.Typed> typed, JsonValueWriter values) {
    ArrayNode array = JSON.arrayNode();
    typed.forEach(one -> array.add(values.writeParameter(one.parameter(), one.value())));
    return array;
  }

  private static Map<String, Value> byName(List<Run.Typed> typed) {
    Map<String, Value> values = new LinkedHashMap<>();
    typed.forEach(one -> values.put(one.parameter().name(), one.value()));
    return values;
  }

  private static void putFilled(ObjectNode json, String name, String value) {
    if (value != null && !value.isEmpty()) {
      json.put(name, value);
    }
  }
}
