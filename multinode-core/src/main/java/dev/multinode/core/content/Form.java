package dev.multinode.core.content;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the presentation of a workflow or of a user interaction says of its fields ({@code
 * vro-workflow-xml.md} §3).
 */
public final class Form {
  private final Optional<XmlNode> presentation;

  Form(Optional<XmlNode> presentation) {
    this.presentation = presentation;
  }

  /** What stands above the fields, with {@code ${name}} for a value; empty when there is none. */
  public String text() {
    return presentation.map(node -> node.childText("desc")).orElse("").strip();
  }

  /** What stands beside a field; empty when there is nothing. */
  public String description(String field) {
    return presentation.stream()
        .flatMap(XmlNode::all)
        .filter(node -> node.name().equals("p-param"))
        .filter(node -> node.attribute("name").orElse("").equals(field))
        .findFirst()
        .map(node -> node.childText("desc").strip())
        .orElse("");
  }

  /** Fields that are called mandatory without a condition, in the order of the form. */
  public Set<String> mandatory() {
    Set<String> mandatory = new LinkedHashSet<>();
    presentation.stream()
        .flatMap(XmlNode::all)
        .filter(param -> param.name().equals("p-param"))
        .filter(param -> param.children("p-qual").stream().anyMatch(Form::saysMandatory))
        .forEach(param -> param.attribute("name").ifPresent(mandatory::add));
    return mandatory;
  }

  /** The kind is missing in old workflows; an expression (ognl) depends on other fields. */
  private static boolean saysMandatory(XmlNode qualifier) {
    return qualifier.attribute("name").orElse("").equals("mandatory")
        && !qualifier.attribute("kind").orElse("static").equals("ognl")
        && qualifier.text().strip().equals("true");
  }
}
