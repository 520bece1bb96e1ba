package dev.multinode.core.remote;

import dev.multinode.core.crypto.Fingerprint;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts one public key and nothing else. The pin replaces CA, host name and dates: a person has
 * compared this very key, and a renewed certificate over the same key stays trusted.
 */
final class PinnedTrustManager implements X509TrustManager {
  private final String fingerprint;

  /**
   * @param fingerprint SHA-256 of the SPKI, 64 lower-case hex digits
   */
  PinnedTrustManager(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    String seen = Fingerprint.of(chain[0]).hex();
    if (!seen.equals(fingerprint)) {
      throw new PinMismatch(seen);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this trust is for servers");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /** Another key than the trusted one. */
  static final class PinMismatch extends CertificateException {
    private final String seen;

    PinMismatch(String seen) {
      super("the server's key is not the trusted one");
      this.seen = seen;
    }

    String seen() {
      return seen;
    }
  }
}
