package dev.multinode.core.remote;

import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.net.AddressPolicy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Looks at a server's certificate: a TLS handshake and nothing else, so that nobody is told a
 * password before the certificate is trusted.
 */
public final class CertificateProbe {
  private final TrustAnchors anchors;

  @Inject
  public CertificateProbe(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /**
   * What a server showed.
   *
   * @param fingerprint SHA-256 of the public key (SPKI), 64 lower-case hex digits
   * @param trustedByCa whether a CA of this node signed it, for this host, and it is valid now
   */
  public record Certificate(
      URI url,
      String fingerprint,
      String subject,
      String issuer,
      Instant notBefore,
      Instant notAfter,
      boolean trustedByCa) {
    Map<String, Object> details() {
      return Map.of(
          "fingerprint", fingerprint, "subject", subject, "notAfter", notAfter.toString());
    }
  }

  /**
   * @param url {@code https://host:port}
   * @throws MultinodeException SERVER_UNREACHABLE when nothing answers, SERVER_INCOMPATIBLE when
   *     what answers does not speak TLS
   */
  public Certificate probe(URI url, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    WitnessTrustManager witness = new WitnessTrustManager(anchors.trustManager());
    try (Socket plain = AddressPolicy.forServers().sockets().createSocket()) {
      plain.connect(new InetSocketAddress(url.getHost(), port(url)), millis);
      plain.setSoTimeout(millis);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {witness}, null);
      try (SSLSocket tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(plain, url.getHost(), port(url), true)) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
      }
    } catch (IOException e) {
      throw failure(url, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
    return certificate(url, witness);
  }

  private static Certificate certificate(URI url, WitnessTrustManager witness) {
    X509Certificate leaf = witness.leaf();
    return new Certificate(
        url,
        Fingerprint.of(leaf).hex(),
        leaf.getSubjectX500Principal().getName(),
        leaf.getIssuerX500Principal().getName(),
        leaf.getNotBefore().toInstant(),
        leaf.getNotAfter().toInstant(),
        witness.trusted());
  }

  private static MultinodeException failure(URI url, IOException e) {
    if (e instanceof javax.net.ssl.SSLException) {
      return new MultinodeException(
          ErrorCode.SERVER_INCOMPATIBLE,
          "%s answers, but not with TLS (%s); check the port, orchestrators use 443 or 8281"
              .formatted(url, e.getMessage()),
          e);
    }
    return new MultinodeException(
        ErrorCode.SERVER_UNREACHABLE,
        "nothing answers at %s (%s); check host, port and firewall"
            .formatted(url, ServerConnection.reason(e)),
        e);
  }

  private static int port(URI url) {
    return url.getPort() == -1 ? 443 : url.getPort();
  }
}
