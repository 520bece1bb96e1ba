package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;
import java.util.Map;

/**
 * Thrown when a server's certificate is not trusted yet, or is not the one that was trusted.
 * Nothing but the TLS handshake has gone to the server then.
 */
final class ServerUntrustedException extends MultinodeException {
  private ServerUntrustedException(String message, Map<String, Object> details) {
    super(ErrorCode.SERVER_UNTRUSTED, message, details, null);
  }

  /** A certificate that nobody has confirmed. */
  static ServerUntrustedException unconfirmed(URI uri, CertificateProbe.Certificate found) {
    return new ServerUntrustedException(
        ("the certificate of %s is not signed by a CA that this node trusts; compare its fingerprint"
                + " %s with the one on the server, then repeat with --fingerprint")
            .formatted(uri, found.fingerprint()),
        found.details());
  }

  /** The caller expected another key. */
  static ServerUntrustedException other(
      URI uri, String expected, CertificateProbe.Certificate found) {
    return new ServerUntrustedException(
        ("the certificate of %s has the fingerprint %s, not %s as given; compare it with the one on"
                + " the server before you trust it")
            .formatted(uri, found.fingerprint(), expected),
        found.details());
  }

  /** The key is not the one that was trusted when the server was added. */
  static ServerUntrustedException changed(RemoteServer server, String seen) {
    return new ServerUntrustedException(
        ("the certificate of server '%s' at %s has changed: its fingerprint is %s, trusted was %s;"
                + " nothing was sent. If the change is wanted, run 'multinode server trust %s'")
            .formatted(server.name(), server.baseUri(), seen, server.fingerprint(), server.name()),
        Map.of("fingerprint", seen));
  }

  /** The certificate was trusted through a CA, and is not any more. */
  static ServerUntrustedException noLongerTrusted(RemoteServer server, String reason) {
    return new ServerUntrustedException(
        ("the certificate of server '%s' at %s is not trusted (%s); nothing was sent. Renew it on the"
                + " server, or run 'multinode server trust %s'")
            .formatted(server.name(), server.baseUri(), reason, server.name()),
        Map.of());
  }
}
