package dev.multinode.core.error;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A failure that a person is told of. The message says what was tried, why it failed and what to do
 * next, and never holds a secret.
 */
public class MultinodeException extends RuntimeException {
  private final ErrorCode code;
  private final transient Map<String, Object> details;

  public MultinodeException(ErrorCode code, String message) {
    this(code, message, Map.of(), null);
  }

  public MultinodeException(ErrorCode code, String message, Throwable cause) {
    this(code, message, Map.of(), cause);
  }

  /**
   * @param details what a program may want to read, as JSON values; shown in the error's JSON form
   * @param cause null when there is none
   */
  public MultinodeException(
      ErrorCode code, String message, Map<String, Object> details, Throwable cause) {
    super(requireNonNull(message), cause);
    this.code = requireNonNull(code);
    this.details = Map.copyOf(details);
  }

  public final ErrorCode code() {
    return code;
  }

  public final Map<String, Object> details() {
    return details == null ? Map.of() : details;
  }
}
