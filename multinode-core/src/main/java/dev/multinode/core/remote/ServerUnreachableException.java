package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/** Thrown when a server does not answer, so nothing is known of what it would have said. */
final class ServerUnreachableException extends MultinodeException {
  private final boolean maybeReceived;

  /**
   * @param maybeReceived whether the request may have reached the server; false when no connection
   *     was made
   */
  ServerUnreachableException(
      RemoteServer server, String reason, boolean maybeReceived, Throwable cause) {
    super(
        ErrorCode.SERVER_UNREACHABLE,
        "server '%s' did not answer at %s (%s); see 'multinode server check %s'"
            .formatted(server.name(), server.baseUri(), reason, server.name()),
        cause);
    this.maybeReceived = maybeReceived;
  }

  boolean maybeReceived() {
    return maybeReceived;
  }
}
