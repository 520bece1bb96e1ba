package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

/**
 * The kind of an element, in the word of package files and of the vRO API. A kind that we do not
 * know is kept under its name ({@code vro-package-format.md} §4).
 */
public record ElementType(String name) {
  public static final ElementType WORKFLOW = new ElementType("Workflow");
  public static final ElementType ACTION = new ElementType("ScriptModule");
  public static final ElementType CONFIGURATION = new ElementType("ConfigurationElement");
  public static final ElementType RESOURCE = new ElementType("ResourceElement");
  public static final ElementType POLICY_TEMPLATE = new ElementType("PolicyTemplate");

  public ElementType {
    requireNonNull(name);
    if (name.isBlank()) {
      throw new IllegalArgumentException("an element type has a name");
    }
  }

  /** The word of the vRO API for folders of this kind: {@code WorkflowCategory}. */
  public String categoryType() {
    return name + "Category";
  }

  @Override
  public String toString() {
    return name;
  }
}
