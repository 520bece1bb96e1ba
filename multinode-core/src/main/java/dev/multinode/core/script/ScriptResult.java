package dev.multinode.core.script;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a script left behind.
 *
 * @param returned of its {@code return}; {@code NULL} when it has none
 * @param outputs every declared output; {@code NULL} where the script set nothing
 */
public record ScriptResult(Value returned, Map<String, Value> outputs) {
  public ScriptResult {
    requireNonNull(returned);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }
}
