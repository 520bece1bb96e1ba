package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/**
 * Thrown when a script fails: what it threw, and where: {@code who is missing (Workflow:Greet / Say
 * hello (item1)#2)}.
 */
public final class ScriptException extends MultinodeException {
  /**
   * @param source as {@link ScriptCode#source}
   * @param line 1 for the first; 0 when it is not known
   */
  ScriptException(String text, String source, int line, Throwable cause) {
    super(
        ErrorCode.RUN_FAILED,
        line > 0 ? "%s (%s#%d)".formatted(text, source, line) : "%s (%s)".formatted(text, source),
        cause);
  }
}
