package dev.multinode.core.remote;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every certificate pass and keeps what it saw, with the verdict of the real trust manager.
 * Only for handshakes after which nothing is sent.
 */
final class WitnessTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private X509Certificate leaf;
  private boolean trusted;

  WitnessTrustManager(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  X509Certificate leaf() {
    return leaf;
  }

  boolean trusted() {
    return trusted;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    leaf = chain[0];
    try {
      judge.checkServerTrusted(chain, authType, socket);
      trusted = true;
    } catch (CertificateException e) {
      trusted = false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("a probe uses sockets");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a probe uses sockets");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("a probe is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("a probe is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a probe is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
