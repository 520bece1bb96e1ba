package dev.multinode.core.content;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Map;

/** Thrown when a folder is in the way of a change, or what is in it is; nothing was changed. */
public final class FolderConflictException extends MultinodeException {
  private FolderConflictException(String message, Map<String, Object> details) {
    super(ErrorCode.CONFLICT, message, details, null);
  }

  /** A folder cannot be made, since it is there. */
  public static FolderConflictException exists(Category folder) {
    return new FolderConflictException(
        "folder '%s' exists already; use it, or take another name".formatted(path(folder)),
        Map.of("id", folder.id()));
  }

  /**
   * A folder cannot be deleted alone.
   *
   * @param folders how many are in it, at any depth
   * @param elements how many are in it and in those
   */
  public static FolderConflictException notEmpty(Category folder, int folders, int elements) {
    return new FolderConflictException(
        ("folder '%s' is not empty: folders in it: %d, elements: %d; delete these first, or all at"
                + " once with 'deleteNonEmptyContent=true'")
            .formatted(path(folder), folders, elements),
        Map.of("folders", folders, "elements", elements));
  }

  private static String path(Category folder) {
    return String.join("/", folder.path());
  }
}
