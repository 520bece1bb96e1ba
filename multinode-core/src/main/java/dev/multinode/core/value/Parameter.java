package dev.multinode.core.value;

import static java.util.Objects.requireNonNull;

/**
 * An input or output as it is declared.
 *
 * @param description empty when there is none
 */
public record Parameter(String name, TypeName type, String description) {
  public Parameter {
    requireNonNull(name);
    requireNonNull(type);
    description = description == null ? "" : description;
  }

  public Parameter(String name, TypeName type) {
    this(name, type, "");
  }
}
