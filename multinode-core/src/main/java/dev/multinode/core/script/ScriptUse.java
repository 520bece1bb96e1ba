package dev.multinode.core.script;

/**
 * Something that a script needs from its surroundings, or a fault in it.
 *
 * @param name what is needed: {@code VcPlugin}, {@code module/action}, {@code System.fly}, the id
 *     of a workflow; for a syntax error what is wrong
 * @param line in the script, from 1
 */
public record ScriptUse(Kind kind, String name, int line) {
  /** What is needed. */
  public enum Kind {
    /** The script cannot be read at all. */
    SYNTAX_ERROR,
    /** A global name that neither the language, nor the script, nor the node provides. */
    NAME,
    /** A member of an object of ours that is not there. */
    NOT_IMPLEMENTED,
    /** An action that is called by module and name. */
    ACTION,
    /** A workflow that is looked up by its id. */
    WORKFLOW
  }
}
