package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a workflow in code, in the form of an 8.x server. Items are drawn in a row, in the order in
 * which they are added.
 */
public final class WorkflowBuilder {
  private static final String NAMESPACE = "http://vmware.com/vco/workflow";
  private static final int STEP = 140; // the width of an item in the editor, with a gap

  private final String id;
  private final String name;
  private final List<Parameter> inputs = new ArrayList<>();
  private final List<Parameter> outputs = new ArrayList<>();
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<ItemBuilder> items = new ArrayList<>();
  private final List<String> mandatory = new ArrayList<>();
  private String version = "1.0.0";
  private String description = "";
  private String rootName = "item1";
  private String allowedOperations = "vef";

  WorkflowBuilder(String id, String name) {
    this.id = requireNonNull(id);
    this.name = requireNonNull(name);
  }

  /** Default {@code 1.0.0}. */
  public WorkflowBuilder version(String text) {
    version = text;
    return this;
  }

  public WorkflowBuilder description(String text) {
    description = text;
    return this;
  }

  /** The item that a run begins with; default {@code item1}. */
  public WorkflowBuilder rootName(String item) {
    rootName = item;
    return this;
  }

  /** Letters of v (view), e (edit), f (forward); default all. */
  public WorkflowBuilder allowedOperations(String letters) {
    allowedOperations = letters;
    return this;
  }

  public WorkflowBuilder input(Parameter parameter) {
    inputs.add(parameter);
    return this;
  }

  public WorkflowBuilder input(String parameter, TypeName type) {
    return input(new Parameter(parameter, type));
  }

  public WorkflowBuilder output(Parameter parameter) {
    outputs.add(parameter);
    return this;
  }

  public WorkflowBuilder output(String parameter, TypeName type) {
    return output(new Parameter(parameter, type));
  }

  public WorkflowBuilder attribute(Attribute attribute) {
    attributes.add(attribute);
    return this;
  }

  public WorkflowBuilder item(ItemBuilder item) {
    items.add(item);
    return this;
  }

  /** Says in the presentation that an input must be given. */
  public WorkflowBuilder mandatory(String input) {
    mandatory.add(input);
    return this;
  }

  public Workflow build() {
    List<XmlNode> children = new ArrayList<>();
    children.add(XmlNode.text("display-name", name));
    if (!description.isEmpty()) {
      children.add(XmlNode.text("description", description));
    }
    children.add(position(60, 50));
    addParameters(children, "input", inputs);
    addParameters(children, "output", outputs);
    attributes.forEach(attribute -> children.add(attribute.node("attrib")));
    for (int i = 0; i < items.size(); i++) {
      children.add(items.get(i).node(position(160 + STEP * i, 60)));
    }
    children.add(
        XmlNode.of("presentation")
            .withChildren(mandatory.stream().map(WorkflowBuilder::mandatoryParam).toList()));
    return Workflow.of(root().withChildren(children));
  }

  private XmlNode root() {
    return XmlNode.of("workflow")
        .with("xmlns", NAMESPACE)
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("xsi:schemaLocation", NAMESPACE + " " + NAMESPACE + "/Workflow-v4.xsd")
        .with("root-name", rootName)
        .with("object-name", "workflow:name=generic")
        .with("id", id)
        .with("version", version)
        .with("api-version", "6.0.0")
        .with("allowed-operations", allowedOperations)
        .with("editor-version", "2.0")
        .with("restartMode", "1")
        .with("resumeFromFailedMode", "0");
  }

  private static void addParameters(
      List<XmlNode> children, String list, List<Parameter> parameters) {
    if (!parameters.isEmpty()) {
      children.add(
          XmlNode.of(list)
              .withChildren(parameters.stream().map(WorkflowBuilder::parameter).toList()));
    }
  }

  private static XmlNode parameter(Parameter parameter) {
    XmlNode node =
        XmlNode.of("param").with("name", parameter.name()).with("type", parameter.type().text());
    return parameter.description().isEmpty()
        ? node
        : node.with(XmlNode.text("description", parameter.description()));
  }

  private static XmlNode mandatoryParam(String input) {
    return XmlNode.of("p-param")
        .with("name", input)
        .with(
            XmlNode.text("p-qual", "true")
                .with("kind", "static")
                .with("name", "mandatory")
                .with("type", "boolean"));
  }

  private static XmlNode position(int x, int y) {
    return XmlNode.of("position").with("y", Double.toString(y)).with("x", Double.toString(x));
  }
}
