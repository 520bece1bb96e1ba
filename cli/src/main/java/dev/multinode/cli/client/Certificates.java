package dev.multinode.cli.client;

import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Looks at a node's certificate before anything else is sent to it. */
public final class Certificates {
  private static final int PATIENCE_MILLIS = 10_000;

  private Certificates() {}

  /**
   * What a node showed.
   *
   * @param fingerprint SHA-256 of the public key (SPKI), 64 lower-case hex digits
   * @param trusted whether a CA that this machine trusts vouches for it and for the host name
   */
  public record Shown(X509Certificate certificate, String fingerprint, boolean trusted) {}

  /**
   * Makes a TLS connection and closes it again; no request and no password is sent.
   *
   * @throws MultinodeException SERVER_UNREACHABLE when there is no TLS at this address
   */
  public static Shown probe(URI url) {
    Recorder recorder = new Recorder();
    try {
      boolean trusted = handshake(url, recorder);
      X509Certificate certificate = recorder.certificate;
      return new Shown(certificate, Fingerprint.of(certificate).hex(), trusted);
    } catch (UnknownHostException e) {
      throw silence(url, "the host name is not known", e);
    } catch (IOException | GeneralSecurityException e) {
      throw silence(url, e.getMessage(), e);
    }
  }

  private static MultinodeException silence(URI url, String why, Exception cause) {
    return new MultinodeException(
        ErrorCode.SERVER_UNREACHABLE,
        "nothing answered with TLS at %s (%s); check host and port".formatted(url, why),
        cause);
  }

  private static boolean handshake(URI url, Recorder recorder)
      throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {recorder}, null);
    int port = url.getPort() < 0 ? 443 : url.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      try (SSLSocket socket =
          (SSLSocket) tls.getSocketFactory().createSocket(plain, url.getHost(), port, true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return true;
      } catch (javax.net.ssl.SSLHandshakeException e) {
        if (recorder.certificate == null) {
          throw e;
        }
        return false;
      }
    }
  }

  /** Keeps the certificate, then decides as Java does. */
  private static final class Recorder implements X509TrustManager {
    private final X509TrustManager authorities;
    private X509Certificate certificate;

    Recorder() {
      authorities = systemAuthorities();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      certificate = chain[0];
      authorities.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("this end is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities.getAcceptedIssuers();
    }

    private static X509TrustManager systemAuthorities() {
      try {
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
          if (manager instanceof X509TrustManager x509) {
            return x509;
          }
        }
        throw new IllegalStateException("every Java has a trust manager for X.509");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the certificate authorities of Java are not readable", e);
      }
    }
  }
}
