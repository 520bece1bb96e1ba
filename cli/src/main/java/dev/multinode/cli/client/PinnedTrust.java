package dev.multinode.cli.client;

import dev.multinode.core.crypto.Fingerprint;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Trusts one public key, whoever signed its certificate and whatever name is in it. */
final class PinnedTrust implements X509TrustManager {
  private final String fingerprint;

  /**
   * @param fingerprint SHA-256 of the public key (SPKI), 64 lower-case hex digits
   */
  PinnedTrust(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    String shown = Fingerprint.of(chain[0]).hex();
    if (!shown.equals(fingerprint)) {
      throw new ChangedKeyException(shown);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this end is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /** The server showed another key than the one that is pinned. */
  static final class ChangedKeyException extends CertificateException {
    private final String shown;

    ChangedKeyException(String shown) {
      super("its public key has the fingerprint " + shown);
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }
}
