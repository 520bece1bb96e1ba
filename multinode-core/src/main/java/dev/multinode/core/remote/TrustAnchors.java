package dev.multinode.core.remote;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificate authorities that count when no key is pinned. */
public final class TrustAnchors {
  private final X509ExtendedTrustManager trustManager;

  private TrustAnchors(X509ExtendedTrustManager trustManager) {
    this.trustManager = trustManager;
  }

  /** Those of the Java runtime, or of the system property {@code javax.net.ssl.trustStore}. */
  public static TrustAnchors ofRuntime() {
    return of(null);
  }

  /**
   * @param store certificates of CAs; null for those of the Java runtime
   */
  public static TrustAnchors of(KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager x509) {
          return new TrustAnchors(x509);
        }
      }
      throw new IllegalStateException("this Java has no X.509 trust manager");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the trust store of this Java cannot be read", e);
    }
  }

  X509ExtendedTrustManager trustManager() {
    return trustManager;
  }
}
