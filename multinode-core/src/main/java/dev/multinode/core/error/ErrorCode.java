package dev.multinode.core.error;

/**
 * How each surface reports a failure: the HTTP status of the REST API, the exit code of the command
 * line, and whether the same call may succeed later without anything being changed.
 */
public enum ErrorCode {
  /** Something went wrong that no other code names. */
  FAILED(500, 1, false),
  /** A command or a request is malformed. */
  USAGE(400, 2, false),
  /** A setting is unknown or its value is out of range. */
  CONFIG_INVALID(500, 2, false),
  /** An input of a run is missing or has the wrong type. */
  INPUT_INVALID(400, 2, false),
  /** Content (workflow, action, package…) cannot be read. */
  CONTENT_INVALID(400, 1, false),
  /** The caller is not known. */
  AUTHENTICATION_FAILED(401, 4, false),
  /** The caller is known and may not do this. */
  FORBIDDEN(403, 4, false),
  NOT_FOUND(404, 5, false),
  CONFLICT(409, 6, false),
  /** A body or an upload is larger than the limit. */
  TOO_LARGE(413, 2, false),
  /** The node runs as much as it may; nothing was started. */
  BUSY(503, 1, true),
  /** The node cannot reach its database just now, or is cut off from its cluster. */
  UNAVAILABLE(503, 1, true),
  /** A deadline passed; what was waited for may still go on. */
  TIMEOUT(504, 7, true),
  /** A run ended as failed or canceled. */
  RUN_FAILED(422, 8, false),
  /** A remote server did not answer. */
  SERVER_UNREACHABLE(502, 9, true),
  /** A remote server answered, but not as an orchestrator does. */
  SERVER_INCOMPATIBLE(502, 9, false),
  /** A remote server refused our credentials. */
  SERVER_AUTHENTICATION_FAILED(502, 4, false),
  /** A remote server's certificate is not trusted yet, or is not the one that was trusted. */
  SERVER_UNTRUSTED(409, 4, false),
  /** A remote server refused a request for a reason of its own. */
  SERVER_REFUSED(502, 1, false),
  PACKAGE_UNSIGNED(422, 10, false),
  PACKAGE_MISMATCH(422, 11, false),
  PACKAGE_UNTRUSTED(422, 12, false),
  PACKAGE_EXPIRED(422, 13, false);

  private final int httpStatus;
  private final int exitCode;
  private final boolean retryable;

  ErrorCode(int httpStatus, int exitCode, boolean retryable) {
    this.httpStatus = httpStatus;
    this.exitCode = exitCode;
    this.retryable = retryable;
  }

  public int httpStatus() {
    return httpStatus;
  }

  public int exitCode() {
    return exitCode;
  }

  public boolean retryable() {
    return retryable;
  }
}
