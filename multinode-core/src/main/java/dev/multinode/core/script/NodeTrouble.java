package dev.multinode.core.script;

import org.jdbi.v3.core.JdbiException;

/**
 * The database does not answer while a script calls the node. That is no failure of the script,
 * which is run again later; an error, so that no {@code catch} of the script sees it.
 */
final class NodeTrouble extends Error {
  private static final long serialVersionUID = 1;

  private final transient JdbiException trouble;

  NodeTrouble(JdbiException trouble) {
    super(trouble.getMessage(), trouble, false, false);
    this.trouble = trouble;
  }

  JdbiException trouble() {
    return trouble;
  }
}
