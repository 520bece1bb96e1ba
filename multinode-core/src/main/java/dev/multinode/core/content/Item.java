package dev.multinode.core.content;

import dev.multinode.core.value.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A step of a workflow. It keeps the XML it was read from, so that what is not understood is
 * written again. Texts that may be missing are null, and an empty attribute counts as missing
 * ({@code vro-workflow-xml.md} §2).
 */
public final class Item {
  private final XmlNode node;
  private final String name;
  private final String kind;
  private final List<Binding> inBindings;
  private final List<Binding> outBindings;
  private final List<Condition> conditions;

  private Item(XmlNode node) {
    this.node = node;
    name = node.attribute("name").orElse("");
    kind = node.attribute("type").orElse("");
    inBindings = Binding.readAll(node, "in-binding");
    outBindings = Binding.readAll(node, "out-binding");
    conditions = node.children("condition").stream().map(Condition::read).toList();
  }

  static Item of(XmlNode node) {
    return new Item(node);
  }

  /** Begins an item: {@code builder("item1", "task")}. */
  public static ItemBuilder builder(String name, String kind) {
    return new ItemBuilder(name, kind);
  }

  public String name() {
    return name;
  }

  /** The word of the XML: {@code task}, {@code waiting-event}… */
  public String kind() {
    return kind;
  }

  /** What people see; the name when there is none. */
  public String displayName() {
    String display = node.childText("display-name");
    return display.isEmpty() ? name : display;
  }

  /** Empty when there is none. */
  public String description() {
    return node.childText("description");
  }

  /** The next item, or the branch for true; null at an end. */
  public String outName() {
    return node.filled("out-name");
  }

  /** The branch for false. */
  public String altOutName() {
    return node.filled("alt-out-name");
  }

  /** Where an error of this item leads. */
  public String catchName() {
    return node.filled("catch-name");
  }

  /** The variable that takes the text of an error. */
  public String throwBindName() {
    return node.filled("throw-bind-name");
  }

  public String script() {
    return node.child("script").map(XmlNode::text).orElse(null);
  }

  /** {@code module/action} of an item that calls an action; its script does the same. */
  public String scriptModule() {
    return node.filled("script-module");
  }

  public String linkedWorkflowId() {
    return node.filled("linked-workflow-id");
  }

  public String launchedWorkflowId() {
    return node.filled("launched-workflow-id");
  }

  /** Whether an end ends the run with an error, whose text is in {@link #throwBindName}. */
  public boolean endsWithError() {
    return node.attribute("end-mode").orElse("").equals("1");
  }

  public String prototypeId() {
    return node.filled("prototype-id");
  }

  public String businessStatus() {
    return node.filled("business-status");
  }

  public String comparator() {
    return node.filled("comparator");
  }

  public List<Condition> conditions() {
    return conditions;
  }

  public List<Binding> inBindings() {
    return inBindings;
  }

  public List<Binding> outBindings() {
    return outBindings;
  }

  public Optional<Binding> inBinding(String variable) {
    return Binding.find(inBindings, variable);
  }

  /** What a foreach or a decision activity runs. */
  public Optional<Reference> reference() {
    return node.child("reference")
        .map(
            child ->
                new Reference(
                    child.attribute("type").orElse(""), child.attribute("id").orElse("")));
  }

  /** What a foreach runs when one of its calls fails; empty means the error is ignored. */
  public Optional<String> iterationCatchScript() {
    return node.child("iteration-catch-block").map(block -> block.childText("script"));
  }

  /** What an item of the kind {@code multiple} runs at the same time. */
  public List<SubElement> subElements() {
    return node
        .child("workflow-subelements-list")
        .map(list -> list.children("workflow-subelement"))
        .orElse(List.of())
        .stream()
        .map(SubElement::read)
        .toList();
  }

  /** The form of a user interaction. */
  public Optional<XmlNode> presentation() {
    return node.child("presentation");
  }

  /** What the form of a user interaction says. */
  public Form form() {
    return new Form(presentation());
  }

  /** The element as it is in the XML. */
  public XmlNode node() {
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return "Item[%s %s]".formatted(kind, name);
  }

  /**
   * What a foreach or a decision activity runs.
   *
   * @param type {@code Workflow}, or {@code ScriptModule} with the id {@code module/action}
   */
  public record Reference(String type, String id) {}

  /**
   * A line of a decision or a switch. The generated script is what counts; this is what editors
   * show.
   *
   * @param label the item that a switch goes to; null in a decision
   * @param value what is compared with
   */
  public record Condition(
      String name, TypeName type, String comparator, String label, String value) {
    static Condition read(XmlNode node) {
      String label = node.filled("label");
      return new Condition(
          node.attribute("name").orElse(""),
          Types.of(node, "type"),
          node.attribute("comparator").orElse(""),
          "null".equals(label) ? null : label,
          node.text());
    }
  }

  /** A workflow that runs beside others within one item. */
  public record SubElement(
      String name,
      String linkedWorkflowId,
      String displayName,
      List<Binding> inBindings,
      List<Binding> outBindings) {
    static SubElement read(XmlNode node) {
      return new SubElement(
          node.attribute("name").orElse(""),
          node.attribute("linked-workflow-id").orElse(""),
          node.childText("display-name"),
          Binding.readAll(node, "in-binding"),
          Binding.readAll(node, "out-binding"));
    }
  }
}
