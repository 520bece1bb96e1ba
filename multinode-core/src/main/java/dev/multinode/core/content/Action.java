package dev.multinode.core.content;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.List;

/**
 * An action: a script with parameters and a result. Its module is the folder it lies in and no part
 * of it. It keeps the XML it was read from, so that what is not understood is written again.
 */
public final class Action {
  private final XmlNode node;
  private final String id;
  private final String name;
  private final TypeName resultType;
  private final List<Parameter> parameters;

  private Action(XmlNode node) {
    this.node = node;
    id = node.attribute("id").orElse("");
    name = node.attribute("name").orElse("");
    resultType = Types.of(node, "result-type");
    parameters =
        node.children("param").stream()
            .map(
                param ->
                    new Parameter(
                        param.attribute("n").orElse(""), Types.of(param, "t"), param.text()))
            .toList();
  }

  /**
   * @throws InvalidContentException when it is no action, or lacks an id or a name
   */
  static Action of(XmlNode node) {
    if (!node.name().equals("dunes-script-module")) {
      throw new InvalidContentException(
          "action",
          "its XML begins with <%s>, not with <dunes-script-module>".formatted(node.name()));
    }
    Action action = new Action(node);
    if (action.id.isBlank() || action.name.isBlank()) {
      throw new InvalidContentException(
          "action '%s%s'".formatted(action.name, action.id), "it lacks an id or a name");
    }
    return action;
  }

  /** Whether a text can be a module's name: {@code com.example.net-tools}. */
  public static boolean isModule(String name) {
    return name.matches("[\\p{L}0-9_.-]+");
  }

  /** A new JavaScript action, version 1.0.0. */
  public static Action create(
      String id, String name, TypeName resultType, List<Parameter> parameters, String script) {
    XmlNode node =
        XmlNode.of("dunes-script-module")
            .with("name", name)
            .with("result-type", resultType.text())
            .with("api-version", "6.0.0")
            .with("id", id)
            .with("version", "1.0.0")
            .with("allowed-operations", "vef");
    for (Parameter parameter : parameters) {
      node =
          node.with(
              XmlNode.text("param", parameter.description())
                  .with("n", parameter.name())
                  .with("t", parameter.type().text()));
    }
    return of(node.with(XmlNode.text("script", script).with("encoded", "false")));
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

  public TypeName resultType() {
    return resultType;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** Empty when the code is in the member {@code bundle}. */
  public String script() {
    return node.childText("script");
  }

  /** {@code python:3.11} and the like; null for JavaScript. */
  public String runtime() {
    return node.child("runtime").map(XmlNode::text).orElse(null);
  }

  /** What a runtime calls; null for JavaScript. */
  public String entryPoint() {
    return node.child("entry-point").map(XmlNode::text).orElse(null);
  }

  /** Rights as letters; null when the XML has none. */
  public String allowedOperations() {
    return node.attribute("allowed-operations").orElse(null);
  }

  public Action withVersion(String version) {
    return of(node.with("version", version));
  }

  /** The whole element as it is in the XML. */
  public XmlNode node() {
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Action that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return "Action[%s %s %s]".formatted(id, name, version());
  }
}
