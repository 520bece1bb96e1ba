package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

/**
 * A file that workflows use. The content belongs to the element: callers do not change the array.
 *
 * @param version dotted numbers; empty when it has none
 * @param description empty when there is none
 * @param allowedOperations rights as letters; null when there are none
 */
public record ResourceElement(
    String id,
    String name,
    String version,
    String description,
    String mimeType,
    String allowedOperations,
    byte[] content) {
  public ResourceElement {
    requireNonNull(id);
    requireNonNull(name);
    version = version == null ? "" : version;
    description = description == null ? "" : description;
    mimeType = mimeType == null ? "application/octet-stream" : mimeType;
    requireNonNull(content);
  }

  @Override
  public String toString() {
    return "ResourceElement[%s %s %s, %d bytes]".formatted(id, name, version, content.length);
  }
}
