package dev.multinode.core.content;

import dev.multinode.core.value.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow: what it takes and gives, its variables, and the graph of its items. It keeps the XML
 * it was read from, so that what is not understood is written again. Immutable.
 */
public final class Workflow {
  private final XmlNode node;
  private final String id;
  private final String name;
  private final List<Parameter> inputs;
  private final List<Parameter> outputs;
  private final List<Attribute> attributes;
  private final Map<String, Item> items;

  private Workflow(XmlNode node) {
    this.node = node;
    id = node.attribute("id").orElse("");
    name = node.childText("display-name");
    inputs = Types.parameters(node, "input");
    outputs = Types.parameters(node, "output");
    attributes = node.children("attrib").stream().map(Attribute::read).toList();
    items = new LinkedHashMap<>();
    for (XmlNode item : node.children("workflow-item")) {
      Item read = Item.of(item);
      if (items.put(read.name(), read) != null) {
        throw new InvalidContentException(
            "workflow '" + name + "'", "two of its items are named '" + read.name() + "'");
      }
    }
  }

  /**
   * @throws InvalidContentException when it is no workflow, or lacks an id or a name
   */
  static Workflow of(XmlNode node) {
    if (!node.name().equals("workflow") && !node.name().equals("schema-workflow")) {
      throw new InvalidContentException(
          "workflow", "its XML begins with <%s>, not with <workflow>".formatted(node.name()));
    }
    Workflow workflow = new Workflow(node);
    if (workflow.id.isBlank()) {
      throw new InvalidContentException("workflow '" + workflow.name + "'", "it has no id");
    }
    if (workflow.name.isBlank()) {
      throw new InvalidContentException("workflow " + workflow.id, "it has no display-name");
    }
    return workflow;
  }

  public static WorkflowBuilder builder(String id, String name) {
    return new WorkflowBuilder(id, name);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Dotted numbers; empty when it has none. */
  public String version() {
    return node.attribute("version").orElse("");
  }

  /** Empty when there is none. */
  public String description() {
    return node.childText("description");
  }

  /** The item that a run begins with; null when the XML names none. */
  public String rootName() {
    return node.filled("root-name");
  }

  public String apiVersion() {
    return node.attribute("api-version").orElse("");
  }

  /** Whether a run goes on after the node was restarted; {@code restartMode} 0 says no. */
  public boolean resumesAfterRestart() {
    return !node.attribute("restartMode").orElse("1").equals("0");
  }

  /** Rights as letters; null when the XML has none. */
  public String allowedOperations() {
    return node.attribute("allowed-operations").orElse(null);
  }

  public List<Parameter> inputs() {
    return inputs;
  }

  public List<Parameter> outputs() {
    return outputs;
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  public List<Item> items() {
    return List.copyOf(items.values());
  }

  public Optional<Item> item(String itemName) {
    return Optional.ofNullable(items.get(itemName));
  }

  /** The first item of what runs after an error that nothing else catches. */
  public Optional<ErrorHandler> errorHandler() {
    return node.child("error-handler")
        .filter(handler -> handler.filled("name") != null)
        .map(
            handler -> new ErrorHandler(handler.filled("name"), handler.filled("throw-bind-name")));
  }

  /** Notes of the drawing. */
  public List<XmlNode> notes() {
    return node.children("workflow-note");
  }

  /** The form of the inputs. */
  public Optional<XmlNode> presentation() {
    return node.child("presentation");
  }

  /** Inputs that the presentation calls mandatory without a condition, in its order. */
  public Set<String> mandatoryInputs() {
    return new Form(presentation()).mandatory();
  }

  public Workflow withId(String newId) {
    return of(node.with("id", newId));
  }

  public Workflow withName(String newName) {
    return of(node.withFirst(XmlNode.text("display-name", newName)));
  }

  public Workflow withVersion(String newVersion) {
    return of(node.with("version", newVersion));
  }

  /** The whole element as it is in the XML. */
  public XmlNode node() {
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Workflow that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return "Workflow[%s %s %s]".formatted(id, name, version());
  }

  /**
   * @param itemName the first item to run
   * @param throwBindName the variable that takes the text of the error; null for none
   */
  public record ErrorHandler(String itemName, String throwBindName) {}
}
