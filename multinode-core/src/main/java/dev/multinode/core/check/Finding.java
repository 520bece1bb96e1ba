package dev.multinode.core.check;

import java.util.List;
import java.util.SortedSet;

/**
 * Something that a workflow needs and that is not here, or a fault in it.
 *
 * @param what the thing: {@code VC}, {@code org.example/find}, the id of a workflow
 * @param names what of it is used: global names and types of a plug-in; empty for most
 * @param advice what to do about it
 * @param places where it is needed
 */
public record Finding(
    Kind kind, String what, SortedSet<String> names, String advice, List<Place> places) {
  /** Kinds of findings; the words of REST are theirs with hyphens. */
  public enum Kind {
    MISSING_PLUGIN("install the plug-in, or run this on a server that has it"),
    MISSING_WORKFLOW("import the package that has it"),
    MISSING_ACTION("import the package that has it"),
    MISSING_CONFIGURATION("import it; until then the values that the workflow has itself count"),
    MISSING_RESOURCE("import it"),
    NOT_IMPLEMENTED("this node does not have the function; write it in another way"),
    UNKNOWN_NAME("declare the variable, or correct its name"),
    SYNTAX_ERROR("correct the script"),
    UNRESOLVED_BINDING("bind it to an input, an output or an attribute of the workflow"),
    UNKNOWN_ITEM("connect it to an item that is there"),
    UNKNOWN_ITEM_TYPE("this node cannot run the item; run this on a server that can"),
    OTHER_LANGUAGE("this node runs JavaScript only; run this on a server that has the language"),
    UNREADABLE("correct it and import it again");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }

    String advice() {
      return advice;
    }

    /** {@code missing-plugin}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param where {@code Workflow:Greet / Say hello (item1)}
   * @param line of the script, from 1; 0 when it is in no script
   */
  public record Place(String where, int line) {}
}
