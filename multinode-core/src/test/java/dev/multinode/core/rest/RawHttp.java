package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.multinode.core.testing.TestNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** HTTP/1.1 byte for byte, for what no client library would send. */
final class RawHttp {
  private RawHttp() {}

  /**
   * Sends a request as {@code admin} and reads until the node closes the connection.
   *
   * @param head request line and headers, each ended by a line feed
   * @param body after the empty line, as it is
   */
  static String exchange(TestNode node, String head, String body) {
    String credentials =
        Base64.getEncoder().encodeToString(("admin:" + TestNode.PASSWORD).getBytes(ISO_8859_1));
    String request =
        head.replace("\n", "\r\n")
            + "Host: localhost\r\nConnection: close\r\nAuthorization: Basic "
            + credentials
            + "\r\n\r\n"
            + body;
    try (SSLSocket socket =
        (SSLSocket) tls(node).getSocketFactory().createSocket("127.0.0.1", node.uri().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the exchange failed", e);
    }
  }

  private static SSLContext tls(TestNode node) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("node", node.certificate().certificate());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, managers.getTrustManagers(), null);
    return tls;
  }
}
