package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A folder of one kind of elements; for actions a module.
 *
 * @param id opaque and stable: the same folder of the same kind keeps it
 * @param type the kind of elements in it
 * @param path names from the root, this folder last; never empty
 */
public record Category(String id, ElementType type, List<String> path) {
  /** Slashes separate names where a path is shown; half a character cannot be stored as UTF-8. */
  private static final Pattern UNUSABLE = Pattern.compile("[/\\\\\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final int LONGEST_NAME = 500;

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

  /**
   * A folder that somebody wants to have. Packages may bring folders with names that are refused
   * here, and new ones may be made in those.
   *
   * @throws MultinodeException USAGE when the last name of the path cannot be used: it is blank,
   *     longer than 500 characters, has a slash or a control character, or is no module's name
   *     where that is wanted
   */
  public static Category named(ElementType type, List<String> path) {
    Category folder = of(type, path);
    String name = folder.name();
    String rule = null;
    if (type.equals(ElementType.ACTION) && (path.size() > 1 || !Action.isModule(name))) {
      rule = "it is a module, whose whole name is in one: letters, digits, '.', '_' and '-'";
    } else if (UNUSABLE.matcher(name).find()) {
      rule = "it has a slash or a control character; take that out";
    } else if (name.isBlank() || name.length() > LONGEST_NAME) {
      rule = "it must have 1 to %d characters, not blanks only".formatted(LONGEST_NAME);
    }
    if (rule != null) {
      String shown = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
      throw new MultinodeException(
          ErrorCode.USAGE, "'%.80s' cannot be the name of a folder: %s".formatted(shown, rule));
    }
    return folder;
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
