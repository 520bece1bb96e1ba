package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a list of elements shows.
 *
 * @param version dotted numbers; empty when the element has none
 * @param category folder names from the root; for an action one entry, its module
 * @param description empty when there is none
 * @param hash the {@link ContentHash} of the element, 64 lower-case hex digits
 */
public record ElementInfo(
    ElementKey key,
    String name,
    String version,
    List<String> category,
    String description,
    String hash) {
  public ElementInfo {
    requireNonNull(key);
    requireNonNull(name);
    version = version == null ? "" : version;
    category = List.copyOf(category);
    description = description == null ? "" : description;
    requireNonNull(hash);
  }

  public String id() {
    return key.id();
  }

  /** {@code Example/Demo}; for an action its module. */
  public String path() {
    return String.join("/", category);
  }

  /** {@code module/name} of an action, {@code folder/name} of everything else. */
  public String qualifiedName() {
    return category.isEmpty() ? name : path() + "/" + name;
  }
}
