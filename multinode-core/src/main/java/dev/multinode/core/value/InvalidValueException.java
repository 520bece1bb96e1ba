package dev.multinode.core.value;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Map;

/** Thrown when what a caller sent is not a value of the declared type. */
public final class InvalidValueException extends MultinodeException {
  private final String parameter;

  /**
   * @param parameter the parameter's name
   * @param type the declared type
   * @param why what is wrong, without the value itself where it may be secret
   * @param next what to send instead
   */
  public InvalidValueException(String parameter, TypeName type, String why, String next) {
    super(
        ErrorCode.INPUT_INVALID,
        "parameter '%s' of type %s %s; %s".formatted(parameter, type, why, next),
        Map.of("parameter", parameter, "type", type.text()),
        null);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }
}
