package dev.multinode.core.testing;

import dev.multinode.core.testing.FakeServer.Dialect;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a {@link FakeServer} knows, in the JSON of its dialect. Callers hold its monitor. */
final class FakeApi {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  final JsonMapper json = JsonMapper.shared();
  final Map<String, FakeWorkflow> workflows = new LinkedHashMap<>();
  final Map<String, FakeRun> runs = new LinkedHashMap<>();
  final Map<String, String> runsByKey = new LinkedHashMap<>();
  final List<FakeRun> ended = new ArrayList<>();
  private final Dialect dialect;
  private int count;

  FakeApi(Dialect dialect) {
    this.dialect = dialect;
  }

  String about() {
    ObjectNode about = json.createObjectNode().put("version", dialect.version);
    about.put("build-number", "1").put("api-version", "6.0.0");
    ArrayNode features = about.putArray("features");
    if (dialect == Dialect.NODE) {
      features.addObject().put("name", "multinode");
    }
    return about.toString();
  }

  FakeRun start(FakeWorkflow workflow, JsonNode body, String user, String key, Instant now) {
    if (dialect == Dialect.NODE && key != null && runsByKey.containsKey(key)) {
      return runs.get(runsByKey.get(key));
    }
    FakeRun run = new FakeRun("run-" + ++count, workflow, body.path("parameters"), user, now);
    runs.put(run.id, run);
    if (key != null) {
      runsByKey.put(key, run.id);
    }
    if (workflow.endState != null) {
      end(run, workflow.endState, workflow.results, workflow.error);
    }
    return run;
  }

  void end(FakeRun run, String state, Map<String, Value> outputs, String error) {
    if (run.isFinal()) {
      return;
    }
    run.state = state;
    run.outputs = outputs;
    run.error = error;
    ended.add(run);
  }

  String workflowList(String base) {
    ObjectNode list = json.createObjectNode();
    ArrayNode links = list.putArray("link");
    for (FakeWorkflow workflow : workflows.values()) {
      link(
          links,
          base + "/workflows/" + workflow.id + "/",
          "id",
          workflow.id,
          "name",
          workflow.name,
          "version",
          workflow.version,
          "type",
          "Workflow",
          "description",
          null);
    }
    return list.put("start", 0).put("total", dialect == Dialect.V8 ? -1 : links.size()).toString();
  }

  String workflow(FakeWorkflow workflow) {
    ObjectNode node =
        json.createObjectNode()
            .put("id", workflow.id)
            .put("name", workflow.name)
            .put("version", workflow.version)
            .put("category-id", "folder-of-" + workflow.id);
    declared(node.putArray("input-parameters"), workflow.inputs);
    declared(node.putArray("output-parameters"), workflow.outputs);
    return node.toString();
  }

  private static void declared(ArrayNode array, List<Parameter> parameters) {
    parameters.forEach(
        parameter ->
            array.addObject().put("name", parameter.name()).put("type", parameter.type().text()));
  }

  String runList(FakeWorkflow workflow, String base) {
    ObjectNode list = json.createObjectNode();
    ArrayNode links = list.putObject("relations").putArray("link");
    links.addObject().put("rel", "up").put("href", base + "/workflows/" + workflow.id + "/");
    for (FakeRun run : runs.values()) {
      if (run.workflow == workflow) {
        link(
            links,
            location(run, base),
            "id",
            run.id,
            "name",
            workflow.name,
            "state",
            run.state,
            "startDate",
            ISO.format(run.startedAt),
            "startedBy",
            run.startedBy);
      }
    }
    return list.toString();
  }

  static String location(FakeRun run, String base) {
    return base + "/workflows/" + run.workflow.id + "/executions/" + run.id + "/";
  }

  private void link(ArrayNode links, String href, String... attributes) {
    ObjectNode link = links.addObject().put("rel", "down").put("href", href);
    ArrayNode array = link.putArray(dialect == Dialect.V7 ? "attribute" : "attributes");
    for (int i = 0; i < attributes.length; i += 2) {
      ObjectNode attribute = array.addObject().put("name", attributes[i]);
      if (attributes[i + 1] != null) {
        attribute.put("value", attributes[i + 1]);
      }
    }
  }

  String run(FakeRun run, String base) {
    ObjectNode node =
        json.createObjectNode()
            .put("id", run.id)
            .put("name", run.workflow.name)
            .put("state", run.state)
            .put("href", location(run, base));
    if (dialect == Dialect.V7) {
      node.put("start-date", run.startedAt.toEpochMilli());
    } else {
      node.put("start-date", ISO.format(run.startedAt));
    }
    if (run.error != null) {
      node.put("content-exception", run.error).put("current-item-display-name", "Check size");
    }
    node.set("input-parameters", run.inputs.isArray() ? run.inputs : json.createArrayNode());
    ArrayNode outputs = node.putArray("output-parameters");
    for (Parameter output : run.workflow.outputs) {
      outputs.add(
          JsonValues.writeParameter(output, run.outputs.getOrDefault(output.name(), Value.NULL)));
    }
    return node.toString();
  }

  String events(int after, int limit) {
    ObjectNode answer = json.createObjectNode();
    int last = Math.min(ended.size(), after + limit);
    ArrayNode events = json.createArrayNode();
    for (int i = after; i < last; i++) {
      FakeRun run = ended.get(i);
      events
          .addObject()
          .put("cursor", i + 1)
          .put("runId", run.id)
          .put("workflowId", run.workflow.id)
          .put("state", run.state);
    }
    answer.put("cursor", Math.max(last, after)).set("events", events);
    return answer.toString();
  }
}
