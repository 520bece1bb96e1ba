package dev.multinode.core.remote;

/**
 * A server with what it takes to log in there.
 *
 * @param keySeen fingerprint of its public key when it was added, pinned or not
 */
record Registration(RemoteServer server, String password, LoginKind login, String keySeen) {
  @Override
  public String toString() {
    return "Registration[%s]".formatted(server);
  }
}
