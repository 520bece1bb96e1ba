package dev.multinode.examples.nodes;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/** Thrown when a step of an example does not go as it should. */
public final class ExampleException extends MultinodeException {
  public ExampleException(String message) {
    super(ErrorCode.FAILED, message);
  }

  public ExampleException(String message, Throwable cause) {
    super(ErrorCode.FAILED, message, cause);
  }
}
