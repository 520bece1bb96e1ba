package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Map;

/** Thrown when a server answered, but not with what was asked for. */
final class ServerAnswerException extends MultinodeException {
  private final int status;

  private ServerAnswerException(ErrorCode code, int status, String message) {
    this(code, message, Map.of("status", status), status);
  }

  private ServerAnswerException(
      ErrorCode code, String message, Map<String, Object> details, int status) {
    super(code, message, details, null);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The address belongs to something that is no orchestrator, or to a gateway in front of one. */
  static ServerAnswerException notAnOrchestrator(
      RemoteServer server, String request, int status, String why) {
    return new ServerAnswerException(
        ErrorCode.SERVER_INCOMPATIBLE,
        status,
        ("server '%s' at %s did not answer %s as an orchestrator does (HTTP %d: %s); check that the"
                + " address is that of an orchestrator, without a path")
            .formatted(server.name(), server.baseUri(), request, status, why));
  }

  static ServerAnswerException loginRefused(RemoteServer server, int status, String why) {
    return new ServerAnswerException(
        ErrorCode.SERVER_AUTHENTICATION_FAILED,
        status,
        ("server '%s' at %s refused the login of user '%s' (HTTP %d%s); check user and password, then"
                + " add the server again")
            .formatted(
                server.name(),
                server.baseUri(),
                server.user(),
                status,
                why.isEmpty() ? "" : ": " + why));
  }

  static ServerAnswerException notFound(RemoteServer server, String request, String why) {
    return new ServerAnswerException(
        ErrorCode.NOT_FOUND,
        404,
        "server '%s' does not know what %s asks for%s; see 'multinode inventory tree %s'"
            .formatted(
                server.name(), request, why.isEmpty() ? "" : " (" + why + ")", server.name()));
  }

  static ServerAnswerException forbidden(RemoteServer server, String request, String why) {
    return new ServerAnswerException(
        ErrorCode.SERVER_REFUSED,
        403,
        "user '%s' may not do %s on server '%s'%s; ask for the right there or use another user"
            .formatted(
                server.user(), request, server.name(), why.isEmpty() ? "" : " (" + why + ")"));
  }

  /**
   * @param reported the word of a node's error, kept as the detail {@code code}; empty on other
   *     servers
   */
  static ServerAnswerException refused(
      RemoteServer server,
      ErrorCode code,
      String request,
      int status,
      String why,
      String reported) {
    return new ServerAnswerException(
        code,
        "server '%s' refused %s (HTTP %d: %s); correct the request, or look into the server's log"
            .formatted(server.name(), request, status, why.isEmpty() ? "no reason given" : why),
        Map.of("status", status, "code", reported),
        status);
  }
}
