package dev.multinode.core.engine;

import dev.multinode.core.value.Value;
import java.util.Map;

/** Runs single actions, outside of any run. Safe for use by many threads. */
public interface Actions {
  /**
   * Runs an action on the calling thread until it returns.
   *
   * @param arguments by parameter name; unknown names are ignored, missing ones are null
   * @param user who asks for it
   * @return the result, as the type that the action declares
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND for an unknown action, RUN_FAILED
   *     with the script's own text when it throws
   */
  Value run(String module, String name, Map<String, Value> arguments, String user);
}
