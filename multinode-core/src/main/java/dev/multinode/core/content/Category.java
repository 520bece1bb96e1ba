package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

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

  /** The folder at a path; its id follows from both, so it is the same on every node. */
  public static Category of(ElementType type, List<String> path) {
    StringBuilder key = new StringBuilder(type.name());
    path.forEach(name -> key.append('/').append(name.length()).append(':').append(name));
    UUID id = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
    return new Category(id.toString(), type, path);
  }

  /** This folder and those it lies in, the outermost first. */
  List<Category> withParents() {
    return IntStream.rangeClosed(1, path.size())
        .mapToObj(depth -> of(type, path.subList(0, depth)))
        .toList();
  }

  /** Whether a path leads to this folder or below it. */
  public boolean isAbove(List<String> other) {
    return other.size() >= path.size() && other.subList(0, path.size()).equals(path);
  }

  public String name() {
    return path.get(path.size() - 1);
  }
}
