package dev.multinode.core.rest;

import dev.multinode.core.crypto.NodeCertificate;
import dev.multinode.core.crypto.Tokens;
import java.util.EnumSet;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTPS with HTTP/2 and HTTP/1.1, chosen by ALPN. */
final class TlsConnector {
  /** Ids of plug-in objects and names of packages come with encoded slashes and percent signs. */
  private static final UriCompliance URIS =
      new UriCompliance(
          "Multinode",
          EnumSet.of(
              UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
              UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
              UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));

  /** Tokens of other products, which clients send along, have several KiB. */
  private static final int HEADER_BYTES = 32 * 1024;

  /** Not by the number of cores, since all but these threads are for the requests. */
  private static final int SELECTORS = 2;

  private final NodeCertificate certificate;

  TlsConnector(NodeCertificate certificate) {
    this.certificate = certificate;
  }

  ServerConnector connector(Server server, String host, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(URIS);
    // clients call a node by any name and pin its key, so the name in SNI proves nothing
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false);
    http.addCustomizer(secure);

    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    SslConnectionFactory tls = new SslConnectionFactory(context(), alpn.getProtocol());

    ServerConnector connector = new ServerConnector(server, 1, SELECTORS, tls, alpn, http2, http1);
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }

  private SslContextFactory.Server context() {
    String password = Tokens.generate(); // for the store in memory only
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(certificate.keyStore(password.toCharArray()));
    context.setKeyStorePassword(password);
    context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    return context;
  }
}
