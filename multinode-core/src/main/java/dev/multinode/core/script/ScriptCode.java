package dev.multinode.core.script;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.content.Action;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
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

  /**
   * The script of an action.
   *
   * @throws MultinodeException CONTENT_INVALID for an action in another language
   */
  public static ScriptCode of(String module, Action action) {
    String name = module + "/" + action.name();
    if (action.runtime() != null) {
      throw new MultinodeException(
          ErrorCode.CONTENT_INVALID,
          "action '%s' needs %s; this node runs JavaScript only, so run it on a server that has it"
              .formatted(name, action.runtime()));
    }
    return new ScriptCode(
        "Action:" + name, action.script(), action.parameters(), List.of(), action.resultType());
  }
}
