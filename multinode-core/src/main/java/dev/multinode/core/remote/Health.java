package dev.multinode.core.remote;

import dev.multinode.core.error.MultinodeException;

/** Is told how calls to a server ended. */
interface Health {
  /** For connections of servers that are not registered yet. */
  Health IGNORED = (state, reason) -> {};

  void report(RemoteServer.State state, String reason);

  default void answered() {
    report(RemoteServer.State.ONLINE, "");
  }

  /** A refusal or an unknown id says nothing against the server. */
  default void failed(MultinodeException e) {
    RemoteServer.State state = state(e);
    report(state, state == RemoteServer.State.ONLINE ? "" : e.getMessage());
  }

  /** The state that a failed call shows a server to be in. */
  static RemoteServer.State state(MultinodeException e) {
    return switch (e.code()) {
      case SERVER_UNREACHABLE -> RemoteServer.State.OFFLINE;
      case SERVER_AUTHENTICATION_FAILED -> RemoteServer.State.AUTH_FAILED;
      case SERVER_UNTRUSTED -> RemoteServer.State.UNTRUSTED;
      case SERVER_INCOMPATIBLE -> RemoteServer.State.INCOMPATIBLE;
      default -> RemoteServer.State.ONLINE;
    };
  }
}
