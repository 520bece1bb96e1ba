package dev.multinode.core.rest;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.XmlNode;
import dev.multinode.core.value.Parameter;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A workflow's inside as JSON: its content, and the form of its inputs. */
final class WorkflowJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Elements of which there may be several: an array even for one. */
  private static final Set<String> REPEATED = Set.of("bind", "condition", "p-param", "p-qual");

  private WorkflowJson() {}

  /**
   * The mirror of the workflow's XML ({@code vro-rest-api.md} §5.3). Values of variables are left
   * out, since some are secret.
   */
  static ObjectNode content(Workflow workflow) {
    ObjectNode json = JSON.objectNode();
    json.put("id", workflow.id());
    json.put("display-name", workflow.name());
    json.put("version", workflow.version());
    json.put("description", workflow.description());
    json.put("root-name", workflow.rootName());
    json.put("object-name", "workflow:name=generic");
    json.put("api-version", workflow.apiVersion());
    json.putObject("input").set("param", Definitions.parameters(workflow.inputs()));
    json.putObject("output").set("param", Definitions.parameters(workflow.outputs()));
    ArrayNode attributes = json.putArray("attrib");
    workflow.attributes().forEach(attribute -> attributes.add(attribute(attribute)));
    ArrayNode items = json.putArray("workflow-item");
    workflow.items().stream().map(Item::node).forEach(item -> items.add(mirror(item)));
    json.set(
        "presentation",
        workflow.presentation().map(WorkflowJson::mirror).orElseGet(JSON::objectNode));
    return json;
  }

  /** One step with one group that has a field per input ({@code vro-rest-api.md} §5.5). */
  static ObjectNode presentation(Workflow workflow, Hrefs hrefs) {
    ObjectNode json = JSON.objectNode();
    json.put("id", workflow.id());
    json.put("name", workflow.name());
    json.put("href", hrefs.api("workflows", workflow.id(), "presentation"));
    json.set("input-parameters", Definitions.parameters(workflow.inputs()));
    json.set("output-parameters", Definitions.parameters(workflow.outputs()));
    json.set("steps", steps(workflow.inputs(), workflow.mandatoryInputs()));
    json.set(
        "relations",
        Links.relations(List.of(Link.relation("up", hrefs.api("workflows", workflow.id())))));
    return json;
  }

  /** One step with one group that has these fields. */
  static ArrayNode steps(List<Parameter> parameters, Set<String> mandatory) {
    ArrayNode steps = JSON.arrayNode();
    ObjectNode step = steps.addObject().putObject("step");
    step.putArray("messages");
    step.put("hidden", false);
    ObjectNode group = step.putArray("elements").addObject();
    group.put("@type", "group");
    group.put("hidden", false);
    group.putArray("messages");
    ArrayNode fields = group.putArray("fields");
    for (Parameter parameter : parameters) {
      fields.add(field(parameter, mandatory.contains(parameter.name())));
    }
    return steps;
  }

  private static ObjectNode field(Parameter input, boolean mandatory) {
    ObjectNode field = JSON.objectNode();
    field.put("@type", "field");
    field.put("id", input.name());
    field.put("display-name", input.description().isEmpty() ? input.name() : input.description());
    field.put("type", input.type().text());
    field.put("description", input.description());
    field.put("hidden", false);
    field.putArray("messages");
    ArrayNode constraints = field.putArray("constraints");
    if (mandatory) {
      constraints.addObject().put("@type", "mandatory");
    }
    field.putArray("decorators");
    field.putArray("fields");
    return field;
  }

  private static ObjectNode attribute(Attribute attribute) {
    ObjectNode json = JSON.objectNode();
    json.put("name", attribute.name());
    json.put("type", attribute.type().text());
    json.put("read-only", attribute.readOnly());
    json.put("description", attribute.description());
    if (attribute.configurationId() != null) {
      json.put("conf-id", attribute.configurationId());
      json.put("conf-key", attribute.configurationKey());
    }
    return json;
  }

  /** Attributes and children as members; text as {@code value}. */
  private static ObjectNode mirror(XmlNode node) {
    ObjectNode json = JSON.objectNode();
    node.attributes()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("xmlns") && !name.startsWith("xsi:")) {
                json.put(name, value);
              }
            });
    if (!node.text().isEmpty()) {
      json.put("value", node.text());
    }
    for (XmlNode child : node.children()) {
      String name = child.name();
      if (REPEATED.contains(name) || node.children(name).size() > 1) {
        (json.path(name) instanceof ArrayNode array ? array : json.putArray(name))
            .add(mirror(child));
      } else if (child.attributes().isEmpty() && child.children().isEmpty()) {
        json.put(name, child.text());
      } else {
        json.set(name, mirror(child));
      }
    }
    return json;
  }
}
