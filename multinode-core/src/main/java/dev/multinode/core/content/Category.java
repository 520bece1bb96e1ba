package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A folder of one kind of elements; for actions a module.
 *
 * @param id opaque and stable: the same folder of the same kind keeps it
 * @param type the kind of elements in it
 * @param path names from the root, this folder last; never empty
 */
public record Category(String id, ElementType type, List<String> path) {
  public Category {
    requireNonNull(id);
    requireNonNull(type);
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a folder has a name");
    }
  }

  public String name() {
    return path.get(path.size() - 1);
  }
}
