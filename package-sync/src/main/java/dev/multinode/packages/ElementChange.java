package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * How an element differs between two packages.
 *
 * @param oldVersion null when it was added
 * @param newVersion null when it was removed
 * @param what the parts that changed, in words for people
 */
@JsonPropertyOrder({"change", "id", "name", "oldVersion", "newVersion", "what"})
public record ElementChange(
    Kind change, String id, String name, String oldVersion, String newVersion, List<String> what) {
  public ElementChange {
    what = List.copyOf(what);
  }

  /** What happened to an element. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /** Other content without a higher version, which nothing but a comparison shows. */
    CHANGED_SAME_VERSION
  }
}
