package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

/** What identifies an element on every server: its kind and its opaque id. */
public record ElementKey(ElementType type, String id) {
  public ElementKey {
    requireNonNull(type);
    requireNonNull(id);
  }

  @Override
  public String toString() {
    return type + " " + id;
  }
}
