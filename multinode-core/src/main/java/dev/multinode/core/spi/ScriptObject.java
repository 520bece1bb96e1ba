package dev.multinode.core.spi;

import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Set;

/**
 * An object that scripts see under a global name, such as {@code VcPlugin}. Scripts reach nothing
 * of it but what is named here.
 */
public interface ScriptObject {
  /** The global name. */
  String name();

  /** Names that {@link #call} understands. */
  Set<String> methods();

  /**
   * @param args as the script gave them; missing ones are not filled up
   * @throws dev.multinode.core.error.MultinodeException is thrown in the script as a text
   */
  Value call(ScriptCall call, String method, List<Value> args);

  /** {@link Value#NULL} for a name that is not there. */
  default Value property(ScriptCall call, String property) {
    return Value.NULL;
  }
}
