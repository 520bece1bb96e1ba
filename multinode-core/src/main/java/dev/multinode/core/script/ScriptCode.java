package dev.multinode.core.script;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.List;

/**
 * A script with its surroundings: the body of a function.
 *
 * @param source where it stands, for messages: {@code Workflow:Greet / Say hello (item1)}
 * @param inputs local variables that have a value at the start
 * @param outputs variables that are read at the end, whether or not the script declares them
 * @param result what a {@code return} gives; {@code Any} when nothing is declared
 */
public record ScriptCode(
    String source, String text, List<Parameter> inputs, List<Parameter> outputs, TypeName result) {
  public ScriptCode {
    requireNonNull(source);
    requireNonNull(text);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    requireNonNull(result);
  }
}
