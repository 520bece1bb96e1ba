package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A named set of elements of this node.
 *
 * @param id opaque
 * @param elements what the package lists; an element may belong to several packages
 */
public record ContentPackage(
    String name, String id, String description, List<ElementKey> elements) {
  public ContentPackage {
    requireNonNull(name);
    requireNonNull(id);
    description = description == null ? "" : description;
    elements = List.copyOf(elements);
  }
}
