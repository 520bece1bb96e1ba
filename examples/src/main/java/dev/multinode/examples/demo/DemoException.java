package dev.multinode.examples.demo;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/** Thrown when a step of the demo does not go as it should. */
final class DemoException extends MultinodeException {
  DemoException(String message) {
    super(ErrorCode.FAILED, message);
  }

  DemoException(String message, Throwable cause) {
    super(ErrorCode.FAILED, message, cause);
  }
}
